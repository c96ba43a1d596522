"""How editors enter many updates at once: a grid or a file, a preview of what changes, and one transaction."""
