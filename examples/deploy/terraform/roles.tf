data "aws_iam_policy_document" "lambda_may_assume" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "example" {
  for_each = local.functions

  name               = "${var.name}-${each.key}"
  assume_role_policy = data.aws_iam_policy_document.lambda_may_assume.json
}

resource "aws_iam_role_policy" "log_and_trace" {
  for_each = local.functions

  name   = "log-and-trace"
  role   = aws_iam_role.example[each.key].name
  policy = data.aws_iam_policy_document.log_and_trace.json
}

data "aws_iam_policy_document" "log_and_trace" {
  statement {
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.example.arn}:*"]
  }

  statement {
    actions   = ["xray:PutTraceSegments", "xray:PutTelemetryRecords"]
    resources = ["*"] # X-Ray knows no narrower one
  }
}

resource "aws_iam_role_policy" "read_orders" {
  name   = "read-orders"
  role   = aws_iam_role.example["orders"].name
  policy = data.aws_iam_policy_document.read_orders.json
}

data "aws_iam_policy_document" "read_orders" {
  statement {
    actions   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
    resources = [aws_sqs_queue.orders.arn]
  }
}
