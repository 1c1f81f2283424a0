"""AWS IAM: policy documents, as authorizers of API Gateway and AWS IoT return them."""

from aws_lambda_runtime.events import _iam_policy

IAMPolicyDocument = _iam_policy.IAMPolicyDocument
IAMPolicyStatement = _iam_policy.IAMPolicyStatement
