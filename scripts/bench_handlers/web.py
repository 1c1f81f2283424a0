"""A FastAPI application that says hello, served by the layer and, through Mangum, by awslambdaric."""

from __future__ import annotations

from fastapi import FastAPI

app = FastAPI()


@app.get("/items/{number}")
async def hello(number: int) -> dict[str, str]:
    """Answer one request."""
    return {"hello": f"item {number}"}
