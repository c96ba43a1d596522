"""The style of a chart in a file of its own; on a page `figures.css` says the same with the tokens of the site."""

STYLE = (
    'text{font:FONTpx "Segoe UI",Roboto,"Helvetica Neue",Arial,"Noto Sans",sans-serif;fill:#1b1a17}'
    "text.title{font-size:20px;font-weight:700}text.source{font-size:13px;fill:#555047}.sheet{fill:#fff}"
    ".tick,.soft{fill:#555047}.value{font-weight:700;paint-order:stroke;stroke:#fff;stroke-width:4;stroke-linejoin:round}.name{font-weight:400}"
    "path{fill:none;stroke:#1b1a17}.grid{stroke:#d8d3c8}.zero{stroke:#827b6e}"
    ".cut{stroke:#555047;stroke-dasharray:2 3}.target{stroke:#0a4b9f;stroke-width:1.5;stroke-dasharray:8 3}"
    ".line{stroke-width:2.5;stroke-linejoin:round}.line.s2{stroke-dasharray:7 4}.line.s3{stroke-dasharray:2 3}"
    ".line.s4{stroke-dasharray:10 3 2 3}.mark{fill:#1b1a17;stroke:#fff}.s2{stroke:#0a4b9f}.mark.s2{fill:#0a4b9f}"
    ".s3{stroke:#555047}.mark.s3{fill:#555047}.s4{stroke:#827b6e}.mark.s4{fill:#827b6e}"
    ".mark.open{fill:#fff;stroke:#1b1a17;stroke-width:2}.reference{stroke:#827b6e}"
    ".bar{fill:#827b6e;stroke:none}.bar.marked{fill:#ffe615;stroke:#1b1a17}.bar.open{fill:#fff;stroke:#827b6e;stroke-width:2}"
    ".guide{stroke:#d8d3c8;stroke-dasharray:1 4}.newest{fill:#ffe615}.range{stroke:#827b6e;stroke-width:2}"
    ".tile{fill:#f5f3ee;stroke:#d8d3c8;stroke-width:.75}.tile.marked{fill:#ffe615;stroke:#1b1a17}"
    ".class{stroke:none;fill:#1b1a17}.c1,.c2{fill:#827b6e}.c3,.c4{fill:#555047}.province{stroke-width:1.5}"
    ".brussels{fill:#fff;stroke:#827b6e;stroke-dasharray:3 2}.brussels.known{stroke:#1b1a17}.lead{stroke:#827b6e}"
    ".chart-map text{font-size:11px}.area{fill:#f5f3ee;stroke:#fff;stroke-width:1;vector-effect:non-scaling-stroke}"
    ".a1{fill:#d3deed}.a2{fill:#a7bedd}.a3{fill:#789cca}.a4{fill:#4374b5}.a5{fill:#0a4b9f}.area.marked{fill:#ffe615;stroke:#1b1a17}"
)
