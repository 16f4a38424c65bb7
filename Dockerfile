# netwerk as a container: no rights, nothing to build with, and a root that may be read-only.
# It keeps its data in /data. It starts only with sign-in: mount the settings and give the secrets (docs/operations.md).
FROM python:3.13-slim AS build
WORKDIR /build
# Without pip in it: nothing can be installed later.
RUN python -m venv --without-pip /venv
COPY requirements.lock ./
RUN pip --python /venv/bin/python install --no-cache-dir --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE app.py ./
COPY graph_schema graph_schema
COPY seed_data seed_data
COPY netwerk netwerk
RUN pip --python /venv/bin/python install --no-cache-dir --no-deps --no-build-isolation . \
    && pip --python /venv/bin/python uninstall --yes hatchling editables trove-classifiers

FROM python:3.13-slim
RUN useradd --system --uid 10001 --no-create-home --home-dir /data --shell /usr/sbin/nologin netwerk \
    && install --directory --owner=netwerk --group=netwerk --mode=0700 /data \
    && rm -rf /usr/local/lib/python3.13/ensurepip /usr/local/lib/python3.13/site-packages/pip* /usr/local/bin/pip*
COPY --from=build /venv /venv
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    HOME=/data \
    NETWERK_CONFIG=/etc/netwerk/netwerk.toml \
    NETWERK_ADDRESS=0.0.0.0 \
    NETWERK_PORT=8501 \
    NETWERK_BROWSER=0 \
    NETWERK_LOG_JSON=1
USER 10001:10001
WORKDIR /data
VOLUME /data
EXPOSE 8501
STOPSIGNAL SIGTERM
# The first start compiles what it reckons with, which takes a minute or two.
HEALTHCHECK --interval=15s --timeout=5s --start-period=180s --retries=5 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8501/leeft', timeout=4)"]
CMD ["netwerk", "start", "--no-demo"]
