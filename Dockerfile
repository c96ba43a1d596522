# The packages get a stage of their own, so that nothing pip leaves behind reaches the image that runs.
FROM python:3.11-slim-bookworm AS packages
COPY requirements.txt /requirements.txt
RUN python -m venv /venv \
    && /venv/bin/pip install --no-cache-dir --require-hashes --only-binary=:all: --requirement /requirements.txt


FROM python:3.11-slim-bookworm
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=vsv_site.settings.production \
    STATIC_ROOT=/app/var/static \
    VAR_DIR=/data

# Uploads are the only thing the site writes outside its database: /data belongs to it, the program does not.
RUN useradd --uid 10001 --home-dir /data --create-home site
WORKDIR /app
COPY --from=packages /venv /venv
COPY . .

# Production refuses to start without these; they hold for this one line and are no secret of anybody.
RUN SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(50))')" ALLOWED_HOSTS=build.invalid BASE_URL=https://build.invalid \
    DATABASE_URL=postgres://build.invalid/x VAR_DIR=/build python manage.py collectstatic --no-input --verbosity 0 \
    && rm -r /build

USER 10001
VOLUME /data
EXPOSE 8000
# Asked under a host name that the site answers to; /health/ also asks the database.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["python", "-c", "import os, urllib.request as u; u.urlopen(u.Request('http://127.0.0.1:' + os.environ.get('PORT', '8000') + '/health/', headers={'Host': os.environ['ALLOWED_HOSTS'].split(',')[0].strip().lstrip('.')}), timeout=4)"]

# Migrations are a step of their own (docs/operations.md): two containers that start must not both migrate.
CMD ["python", "manage.py", "serve", "--host", "0.0.0.0"]
