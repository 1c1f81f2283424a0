# A queue's function and an HTTP API's on the layer: `terraform init && terraform apply`.
# The layer is the zip that `make layer` has built, or a published version: `-var layer_arn=arn:aws:lambda:...:7`.

terraform {
  required_version = ">= 1.5"

  required_providers {
    archive = {
      source  = "hashicorp/archive"
      version = "~> 2.7"
    }
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

locals {
  project      = "${path.module}/../../.."
  layer_name   = var.layer_arn == "" ? trimsuffix(basename(var.layer_zip), ".zip") : split(":", var.layer_arn)[6]
  architecture = endswith(local.layer_name, "-arm64") ? "arm64" : "x86_64"
  layer_arn    = var.layer_arn == "" ? aws_lambda_layer_version.runtime[0].arn : var.layer_arn

  # by the name of each function, the folder that holds what its zip is to hold
  functions = {
    orders = "sqs_typed"
    items  = "http_api"
  }
}

resource "aws_lambda_layer_version" "runtime" {
  count = var.layer_arn == "" ? 1 : 0

  layer_name               = local.layer_name
  filename                 = "${local.project}/${var.layer_zip}"
  source_code_hash         = filebase64sha256("${local.project}/${var.layer_zip}")
  compatible_architectures = [local.architecture]
  compatible_runtimes      = ["provided.al2023"]
  license_info             = "Apache-2.0"
  skip_destroy             = true
}

data "archive_file" "code" {
  for_each = local.functions

  type        = "zip"
  source_dir  = "${local.project}/examples/${each.value}"
  excludes    = ["__pycache__"]
  output_path = "${path.module}/.terraform/${each.key}.zip"
}

resource "aws_lambda_function" "example" {
  for_each = local.functions

  function_name    = "${var.name}-${each.key}"
  role             = aws_iam_role.example[each.key].arn
  runtime          = "provided.al2023"
  architectures    = [local.architecture]
  layers           = [local.layer_arn]
  handler          = "app.handler"
  filename         = data.archive_file.code[each.key].output_path
  source_code_hash = data.archive_file.code[each.key].output_base64sha256
  memory_size      = 256
  timeout          = 10

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.example.name
  }

  tracing_config {
    mode = "Active"
  }
}

resource "aws_cloudwatch_log_group" "example" {
  name              = "/aws/lambda/${var.name}"
  retention_in_days = 30
}
