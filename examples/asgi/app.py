"""A FastAPI application behind an HTTP API, mounted below /shop; its documentation is at /shop/docs.

Handler: app.handler, behind the route ANY /shop/{proxy+}
"""

from fastapi import FastAPI, HTTPException

from aws_lambda_runtime.http import asgi

ITEMS = {7: "a pot of tea", 8: "a cup"}

app = FastAPI(title="Shop")
handler = asgi(app, base_path="/shop")


@app.get("/items/{number}")
async def item(number: int) -> dict[str, str]:
    """Look up an item."""
    if number not in ITEMS:
        raise HTTPException(404, "there is no such item")
    return {"item": ITEMS[number]}
