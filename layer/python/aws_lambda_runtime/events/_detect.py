"""Which event a payload is, told by its shape. The first rule that fits decides; nothing else is imported for it."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from aws_lambda_runtime.events._wire import Event

_BY_RECORD = {
    "aws:sqs": "SQSEvent",
    "aws:sns": "SNSEvent",
    "aws:s3": "S3Event",
    "aws:dynamodb": "DynamoDBStreamEvent",
    "aws:kinesis": "KinesisStreamEvent",
    "aws:ses": "SESEvent",
    "aws:codecommit": "CodeCommitEvent",
}
_BY_SOURCE = {
    "aws:kafka": "KafkaEvent",
    "SelfManagedKafka": "KafkaEvent",
    "aws:SelfManagedKafka": "KafkaEvent",
    "aws:mq": "ActiveMQEvent",
    "aws:amq": "ActiveMQEvent",
    "aws:rmq": "RabbitMQEvent",
    "aws:docdb": "DocumentDBEvent",
}
# The text before `_` of a Cognito user pool's `triggerSource`.
_COGNITO = {
    "PreSignUp": "PreSignUpTriggerEvent",
    "PostConfirmation": "PostConfirmationTriggerEvent",
    "PreAuthentication": "PreAuthenticationTriggerEvent",
    "PostAuthentication": "PostAuthenticationTriggerEvent",
    "CustomMessage": "CustomMessageTriggerEvent",
    "UserMigration": "UserMigrationTriggerEvent",
    "DefineAuthChallenge": "DefineAuthChallengeTriggerEvent",
    "CreateAuthChallenge": "CreateAuthChallengeTriggerEvent",
    "VerifyAuthChallengeResponse": "VerifyAuthChallengeResponseTriggerEvent",
    "CustomEmailSender": "CustomEmailSenderTriggerEvent",
    "CustomSMSSender": "CustomSMSSenderTriggerEvent",
    "InboundFederation": "InboundFederationTriggerEvent",
}
# Keys that only one event has, all of them at the top level.
_BY_KEYS = (
    (("alarmData",), "CloudWatchAlarmEvent"),
    (("awslogs",), "CloudWatchLogsEvent"),
    (("widgetContext",), "CloudWatchDashboardCustomWidgetEvent"),
    (("CodePipeline.job",), "CodePipelineJobEvent"),
    (("DeploymentId", "LifecycleEventHookExecutionId"), "CodeDeployLifecycleHookEvent"),
    (("RequestType", "LogicalResourceId", "Data"), "CdkCustomResourceIsCompleteEvent"),
    (("RequestType", "LogicalResourceId", "ResponseURL"), "CloudFormationCustomResourceEvent"),
    (("RequestType", "LogicalResourceId"), "CdkCustomResourceEvent"),
    (("invokingEvent", "resultToken"), "AWSConfigRuleEvent"),
    (("datasetRecords",), "CognitoSyncEvent"),
    (("Step", "SecretId"), "SecretsManagerRotationEvent"),
    (("invocationSchemaVersion", "tasks"), "S3BatchEvent"),
    (("xAmzRequestId", "userRequest"), "S3ObjectLambdaEvent"),
    (("invocationId", "records", "applicationArn", "streamArn"), "KinesisAnalyticsInputPreprocessingEvent"),
    (("invocationId", "records", "applicationArn"), "KinesisAnalyticsOutputDeliveryEvent"),
    (("invocationId", "records", "sourceMSKArn"), "MSKFirehoseEvent"),
    (("invocationId", "records"), "KinesisFirehoseEvent"),
    (("messageVersion", "actionGroup", "function"), "BedrockAgentFunctionEvent"),
    (("messageVersion", "actionGroup"), "BedrockAgentEvent"),
    (("currentIntent",), "LexEvent"),
    (("sessionState", "bot"), "LexV2Event"),
    (("directive",), "AlexaSmartHomeDirectiveEvent"),
    (("header", "payload"), "AlexaSmartHomeEvent"),
)
_SMALL = (
    (("httpMethod", "resource"), "APIGatewayProxyEvent"),
    (("raw_path",), "VPCLatticeEvent"),
    (("info", "arguments"), "AppSyncResolverEvent"),
    (("typeName", "fieldName"), "AppSyncResolverEvent"),
    (("connection-id", "endpoint-id"), "ClientVPNConnectionHandlerEvent"),
    (("deviceEvent", "deviceInfo"), "IoTOneClickEvent"),
    (("serialNumber", "clickType"), "IoTButtonEvent"),
    (("signatureVerified", "protocols"), "IoTCustomAuthorizerEvent"),
    (("claimCertificateId", "templateArn"), "IoTPreProvisioningHookEvent"),
    (("labelingJobArn", "payload"), "SageMakerAnnotationConsolidationEvent"),
    (("labelingJobArn",), "SageMakerPreHumanTaskEvent"),
    (("summaryVersion", "envelope"), "WorkMailEvent"),
    (("Sender", "Discussion"), "ChimeBotEvent"),
    (("AutoScalingGroupARN", "CapacityToTerminate"), "AutoScalingScaleInEvent"),
    (("serverId", "protocol", "username"), "TransferFamilyAuthorizerEvent"),
    (("Messages",), "SQSReceiveMessageResult"),
)


def detect(payload: object) -> "type[Event] | None":
    """Return the class of `aws_lambda_runtime.events` that the payload has the shape of, None if it has none's.

    A custom domain in front of a function URL hides what tells it from an HTTP API: then it is taken for the latter.
    """
    name = detect_name(payload)
    if name is None:
        return None
    from aws_lambda_runtime import events

    found: type[Event] | None = getattr(events, name, None)
    return found


def detect_name(payload: object) -> str | None:
    """Return the name of that class, without importing it."""
    if isinstance(payload, list):
        return _of_list(payload)
    if not isinstance(payload, dict):
        return None
    return (
        _of_records(payload)
        or _of_source(payload)
        or _of_envelope(payload)
        or _by_keys(payload, _BY_KEYS)
        or _of_context(payload)
        or _of_request(payload)
        or _by_keys(payload, _SMALL)
        or _of_rest(payload)
    )


def _by_keys(payload: "dict[str, Any]", rules: tuple[tuple[tuple[str, ...], str], ...]) -> str | None:
    return next((name for keys, name in rules if all(key in payload for key in keys)), None)


def _of_list(payload: "list[Any]") -> str | None:
    match payload:
        case [{"info": _, "arguments": _}, *_]:
            return "AppSyncBatchResolverEvent"
    return None


def _of_records(payload: "dict[str, Any]") -> str | None:
    match payload:
        case {"Records": [{"cf": {"response": _}}, *_]}:
            return "CloudFrontResponseEvent"
        case {"Records": [{"cf": _}, *_]}:
            return "CloudFrontRequestEvent"
        case {"Records": [{"eventSource": str(source)} | {"EventSource": str(source)}, *_]}:
            return _BY_RECORD.get(source)
        # The last call of a tumbling window has no records.
        case {"Records": [], "window": _, "eventSourceARN": str(arn)}:
            return "DynamoDBStreamEvent" if ":dynamodb:" in arn else "KinesisStreamEvent"
    return None


def _of_source(payload: "dict[str, Any]") -> str | None:
    source = payload.get("eventSource")
    return _BY_SOURCE.get(source) if isinstance(source, str) else None


def _of_envelope(payload: "dict[str, Any]") -> str | None:
    if "detail-type" not in payload or "detail" not in payload:
        return None
    return "ScheduledEvent" if payload["detail-type"] == "Scheduled Event" else "EventBridgeEvent"


def _of_context(payload: "dict[str, Any]") -> str | None:  # noqa: PLR0911 # a shape, a line
    """Tell what has to do with users: Cognito, Alexa, Connect, and authorizers."""
    match payload:
        case {"triggerSource": str(source)}:
            return _of_cognito(source, payload)
        case {"Details": {"ContactData": _}}:
            return "ConnectContactFlowEvent"
        case {"request": _, "version": _, "session": _} | {"request": _, "version": _, "context": {"System": _}}:
            return "AlexaSkillEvent"
        case {"methodArn": _, "type": "TOKEN"}:
            return "APIGatewayAuthorizerTokenEvent"
        case {"routeArn": _}:
            return "APIGatewayAuthorizerEventV2"
        case {"methodArn": _, "requestContext": {"connectionId": _}}:
            return "APIGatewayAuthorizerWebSocketEvent"
        case {"methodArn": _}:
            return "APIGatewayAuthorizerRequestEvent"
    return None


def _of_cognito(source: str, payload: "dict[str, Any]") -> str | None:
    trigger = source.partition("_")[0]
    if trigger not in ("TokenGeneration", "PreTokenGen"):
        return _COGNITO.get(trigger)
    if payload.get("version") == "3":
        return "PreTokenGenerationV3TriggerEvent"
    match payload:
        case {"version": "2"} | {"request": {"scopes": _}} | {"response": {"claimsAndScopeOverrideDetails": _}}:
            return "PreTokenGenerationV2TriggerEvent"
    return "PreTokenGenerationTriggerEvent"


def _of_request(payload: "dict[str, Any]") -> str | None:  # noqa: PLR0911 # a shape, a line
    context = payload.get("requestContext")
    match context:
        case {"elb": _}:
            return "ALBEvent"
        case {"connectionId": _, "eventType": _}:
            return "APIGatewayWebSocketEvent"
        case {"serviceNetworkArn": _}:
            return "VPCLatticeEventV2"
        case {"http": _, "domainName": str(domain)} if ".lambda-url." in domain:
            return "LambdaFunctionURLEvent"
        case {"http": _}:
            return "APIGatewayProxyEventV2"
        case {"condition": _, "functionArn": _}:
            return "LambdaDestinationEvent"
        case {} if "authorizationToken" in payload:
            return "AppSyncAuthorizerEvent"
    return None


def _of_rest(payload: "dict[str, Any]") -> str | None:
    if payload.keys() == {"Error", "Cause"}:
        return "StepFunctionsErrorEvent"
    return "S3TestEvent" if payload.get("Event") == "s3:TestEvent" else None
