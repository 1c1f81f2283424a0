variable "name" {
  description = "What the names of all resources begin with."
  type        = string
  default     = "aws-lambda-runtime-example"
}

variable "layer_arn" {
  description = "A published version of the layer. Empty means that the zip is published."
  type        = string
  default     = ""

  validation {
    condition     = can(regex("^(arn:aws[a-z-]*:lambda:[a-z0-9-]+:\\d{12}:layer:[A-Za-z0-9_-]+:\\d+)?$", var.layer_arn))
    error_message = "The ARN of a layer version, with the number at its end, or nothing."
  }
}

variable "layer_zip" {
  description = "The zip to publish, seen from the project's folder. Its name tells the architecture."
  type        = string
  default     = "dist/aws-lambda-runtime-py313-x86_64.zip"
}
