"""The same application behind Mangum: as its documentation shows it, and without the lifespan at every request."""

from __future__ import annotations

from mangum import Mangum
from web import app

handler = Mangum(app)
no_lifespan = Mangum(app, lifespan="off")
