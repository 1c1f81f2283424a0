# a request to an HTTP API and its response, both typed
resource "aws_apigatewayv2_api" "items" {
  name          = "${var.name}-items"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_stage" "items" {
  api_id      = aws_apigatewayv2_api.items.id
  name        = "$default"
  auto_deploy = true

  default_route_settings { # anybody may call it
    throttling_burst_limit = 20
    throttling_rate_limit  = 10
  }
}

resource "aws_apigatewayv2_route" "items" {
  api_id    = aws_apigatewayv2_api.items.id
  route_key = "GET /items/{id}"
  target    = "integrations/${aws_apigatewayv2_integration.items.id}"
}

resource "aws_apigatewayv2_integration" "items" {
  api_id                 = aws_apigatewayv2_api.items.id
  integration_type       = "AWS_PROXY"
  integration_uri        = aws_lambda_function.example["items"].invoke_arn
  payload_format_version = "2.0"
}

resource "aws_lambda_permission" "items" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.example["items"].function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.items.execution_arn}/*/*"
}

output "api_url" {
  description = "The HTTP API, with /items/7"
  value       = aws_apigatewayv2_api.items.api_endpoint
}
