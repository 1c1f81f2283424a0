"""A queue's function and an HTTP API's on the layer, as a CDK app: `cdk deploy`.

The layer is the zip that `make layer` has built (`-c layerZip=...` names another), or a published version:
`cdk deploy -c layerArn=arn:aws:lambda:...:7`.
"""

from __future__ import annotations

from pathlib import Path

import aws_cdk as cdk
from aws_cdk import aws_apigatewayv2 as apigateway
from aws_cdk import aws_lambda
from aws_cdk import aws_sqs as sqs
from aws_cdk.aws_apigatewayv2_integrations import HttpLambdaIntegration
from aws_cdk.aws_lambda_event_sources import SqsEventSource

PROJECT = Path(__file__).resolve().parents[3]
ZIP = PROJECT / "dist" / "aws-lambda-runtime-py313-x86_64.zip"


class ExampleStack(cdk.Stack):
    """Two functions, what calls them, and the layer that they share."""

    def __init__(self, app: cdk.App, name: str) -> None:
        """Choose the layer by the app's context, and the functions' architecture by the name of the layer."""
        super().__init__(app, name)
        arn = app.node.try_get_context("layerArn")
        built = Path(app.node.try_get_context("layerZip") or ZIP)
        layer_name = arn.split(":")[6] if arn else built.stem
        self.architecture = aws_lambda.Architecture.X86_64
        if layer_name.endswith("-arm64"):
            self.architecture = aws_lambda.Architecture.ARM_64
        if arn:
            self.layer = aws_lambda.LayerVersion.from_layer_version_arn(self, "Runtime", arn)
        else:
            self.layer = aws_lambda.LayerVersion(
                self,
                "Runtime",
                layer_version_name=layer_name,
                code=aws_lambda.Code.from_asset(str(built)),
                compatible_architectures=[self.architecture],
                compatible_runtimes=[aws_lambda.Runtime.PROVIDED_AL2023],
                license="Apache-2.0",
                removal_policy=cdk.RemovalPolicy.RETAIN,
            )
        self.add_orders()
        self.add_items()

    def add_function(self, name: str, example: str) -> aws_lambda.Function:
        """Add a function; its folder holds what its zip is to hold."""
        return aws_lambda.Function(
            self,
            name,
            runtime=aws_lambda.Runtime.PROVIDED_AL2023,
            architecture=self.architecture,
            layers=[self.layer],
            handler="app.handler",
            code=aws_lambda.Code.from_asset(str(PROJECT / "examples" / example), exclude=["__pycache__"]),
            memory_size=256,
            timeout=cdk.Duration.seconds(10),
            tracing=aws_lambda.Tracing.ACTIVE,
        )

    def add_orders(self) -> None:
        """Add a queue's function: messages that fail return to the queue, and after five times go to another."""
        failed = sqs.Queue(self, "FailedOrders", retention_period=cdk.Duration.days(14))
        queue = sqs.Queue(
            self,
            "Orders",
            visibility_timeout=cdk.Duration.seconds(60),
            dead_letter_queue=sqs.DeadLetterQueue(queue=failed, max_receive_count=5),
        )
        function = self.add_function("OrdersFunction", "sqs_typed")
        function.add_event_source(SqsEventSource(queue, report_batch_item_failures=True))

    def add_items(self) -> None:
        """Add an HTTP API with one route."""
        api = apigateway.HttpApi(self, "Api")
        api.add_routes(
            path="/items/{id}",
            methods=[apigateway.HttpMethod.GET],
            integration=HttpLambdaIntegration("Items", self.add_function("ItemsFunction", "http_api")),
        )
        cdk.CfnOutput(self, "ApiUrl", value=api.api_endpoint)


def main() -> None:
    """Write the stack's template for the CDK to deploy."""
    app = cdk.App()
    ExampleStack(app, "AwsLambdaRuntimeExample")
    app.synth()


if __name__ == "__main__":
    main()
