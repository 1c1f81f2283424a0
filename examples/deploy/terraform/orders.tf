# a batch of SQS messages as typed records; what fails returns to the queue, and after five times goes to another
resource "aws_sqs_queue" "orders" {
  name                       = "${var.name}-orders"
  visibility_timeout_seconds = 60 # six times the function's timeout, as AWS advises
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.failed_orders.arn
    maxReceiveCount     = 5
  })
}

resource "aws_sqs_queue" "failed_orders" {
  name                      = "${var.name}-failed-orders"
  message_retention_seconds = 1209600 # 14 days, the longest there is
}

resource "aws_lambda_event_source_mapping" "orders" {
  event_source_arn        = aws_sqs_queue.orders.arn
  function_name           = aws_lambda_function.example["orders"].arn
  batch_size              = 10
  function_response_types = ["ReportBatchItemFailures"]
}
