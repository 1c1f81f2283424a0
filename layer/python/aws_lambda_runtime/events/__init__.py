"""Typed events, by source. A name loads its own module when it is first used, and no other."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aws_lambda_runtime.events._client_cert import ClientCert as ClientCert
    from aws_lambda_runtime.events._client_cert import ClientCertValidity as ClientCertValidity
    from aws_lambda_runtime.events._headers import Headers as Headers
    from aws_lambda_runtime.events._wire import Event as Event
    from aws_lambda_runtime.events._wire import Payload as Payload
    from aws_lambda_runtime.events._wire import Response as Response
    from aws_lambda_runtime.events.api_gateway_v2 import APIGatewayProxyEventV2 as APIGatewayProxyEventV2
    from aws_lambda_runtime.events.api_gateway_v2 import APIGatewayProxyResponseV2 as APIGatewayProxyResponseV2
    from aws_lambda_runtime.events.api_gateway_v2 import Authentication as Authentication
    from aws_lambda_runtime.events.api_gateway_v2 import CognitoIdentity as CognitoIdentity
    from aws_lambda_runtime.events.api_gateway_v2 import RequestContextV2 as RequestContextV2
    from aws_lambda_runtime.events.api_gateway_v2 import RequestContextV2Authorizer as RequestContextV2Authorizer
    from aws_lambda_runtime.events.api_gateway_v2 import RequestContextV2AuthorizerIam as RequestContextV2AuthorizerIam
    from aws_lambda_runtime.events.api_gateway_v2 import RequestContextV2AuthorizerJwt as RequestContextV2AuthorizerJwt
    from aws_lambda_runtime.events.api_gateway_v2 import RequestContextV2Http as RequestContextV2Http
    from aws_lambda_runtime.events.batch_response import BatchItemFailure as BatchItemFailure
    from aws_lambda_runtime.events.batch_response import SQSBatchResponse as SQSBatchResponse
    from aws_lambda_runtime.events.sqs import SQSEvent as SQSEvent
    from aws_lambda_runtime.events.sqs import SQSMessageAttribute as SQSMessageAttribute
    from aws_lambda_runtime.events.sqs import SQSRecord as SQSRecord
    from aws_lambda_runtime.events.sqs import SQSRecordAttributes as SQSRecordAttributes

_MODULE_OF = {
    "APIGatewayProxyEventV2": "api_gateway_v2",
    "APIGatewayProxyResponseV2": "api_gateway_v2",
    "Authentication": "api_gateway_v2",
    "BatchItemFailure": "batch_response",
    "ClientCert": "_client_cert",
    "ClientCertValidity": "_client_cert",
    "CognitoIdentity": "api_gateway_v2",
    "Event": "_wire",
    "Headers": "_headers",
    "Payload": "_wire",
    "RequestContextV2": "api_gateway_v2",
    "RequestContextV2Authorizer": "api_gateway_v2",
    "RequestContextV2AuthorizerIam": "api_gateway_v2",
    "RequestContextV2AuthorizerJwt": "api_gateway_v2",
    "RequestContextV2Http": "api_gateway_v2",
    "Response": "_wire",
    "SQSBatchResponse": "batch_response",
    "SQSEvent": "sqs",
    "SQSMessageAttribute": "sqs",
    "SQSRecord": "sqs",
    "SQSRecordAttributes": "sqs",
}

__all__ = sorted(_MODULE_OF)  # noqa: PLE0605 # the table says it once

if not TYPE_CHECKING:  # they would take any name for one that is there

    def __getattr__(name: str) -> object:
        module = _MODULE_OF.get(name)
        if module is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        value: object = getattr(import_module(f"{__name__}.{module}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return __all__
