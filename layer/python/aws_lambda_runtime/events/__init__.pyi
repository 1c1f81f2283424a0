# Written by `make events`.
# fmt: off
from aws_lambda_runtime.events._api_gateway_arn import APIGatewayArn as APIGatewayArn
from aws_lambda_runtime.events._arn import Arn as Arn
from aws_lambda_runtime.events._attribute_value import AttributeValue as AttributeValue
from aws_lambda_runtime.events._client_cert import ClientCert as ClientCert
from aws_lambda_runtime.events._client_cert import ClientCertValidity as ClientCertValidity
from aws_lambda_runtime.events._detail import Detail as Detail
from aws_lambda_runtime.events._detect import detect as detect
from aws_lambda_runtime.events._headers import Headers as Headers
from aws_lambda_runtime.events._http_body import HTTPBody as HTTPBody
from aws_lambda_runtime.events._http_v1 import APIGatewayEventAuthorizer as APIGatewayEventAuthorizer
from aws_lambda_runtime.events._http_v1 import APIGatewayEventIdentity as APIGatewayEventIdentity
from aws_lambda_runtime.events._http_v1 import APIGatewayEventRequestContext as APIGatewayEventRequestContext
from aws_lambda_runtime.events._http_v1 import HTTPEventV1 as HTTPEventV1
from aws_lambda_runtime.events._http_v2 import Authentication as Authentication
from aws_lambda_runtime.events._http_v2 import CognitoIdentity as CognitoIdentity
from aws_lambda_runtime.events._http_v2 import HTTPEventV2 as HTTPEventV2
from aws_lambda_runtime.events._http_v2 import HTTPResponseV2 as HTTPResponseV2
from aws_lambda_runtime.events._http_v2 import RequestContextV2 as RequestContextV2
from aws_lambda_runtime.events._http_v2 import RequestContextV2Authorizer as RequestContextV2Authorizer
from aws_lambda_runtime.events._http_v2 import RequestContextV2AuthorizerIam as RequestContextV2AuthorizerIam
from aws_lambda_runtime.events._http_v2 import RequestContextV2AuthorizerJwt as RequestContextV2AuthorizerJwt
from aws_lambda_runtime.events._http_v2 import RequestContextV2Http as RequestContextV2Http
from aws_lambda_runtime.events._json_text import JsonText as JsonText
from aws_lambda_runtime.events._time_window import TimeWindow as TimeWindow
from aws_lambda_runtime.events._web_socket import WebSocketEvent as WebSocketEvent
from aws_lambda_runtime.events._web_socket import WebSocketRequestContext as WebSocketRequestContext
from aws_lambda_runtime.events._wire import Event as Event
from aws_lambda_runtime.events._wire import Payload as Payload
from aws_lambda_runtime.events._wire import Response as Response
from aws_lambda_runtime.events.alb import ALBEvent as ALBEvent
from aws_lambda_runtime.events.alb import ALBEventElb as ALBEventElb
from aws_lambda_runtime.events.alb import ALBEventRequestContext as ALBEventRequestContext
from aws_lambda_runtime.events.alb import ALBResponse as ALBResponse
from aws_lambda_runtime.events.alexa_skill import AlexaApplication as AlexaApplication
from aws_lambda_runtime.events.alexa_skill import AlexaCard as AlexaCard
from aws_lambda_runtime.events.alexa_skill import AlexaContext as AlexaContext
from aws_lambda_runtime.events.alexa_skill import AlexaDevice as AlexaDevice
from aws_lambda_runtime.events.alexa_skill import AlexaIntent as AlexaIntent
from aws_lambda_runtime.events.alexa_skill import AlexaOutputSpeech as AlexaOutputSpeech
from aws_lambda_runtime.events.alexa_skill import AlexaReprompt as AlexaReprompt
from aws_lambda_runtime.events.alexa_skill import AlexaRequest as AlexaRequest
from aws_lambda_runtime.events.alexa_skill import AlexaResponseBody as AlexaResponseBody
from aws_lambda_runtime.events.alexa_skill import AlexaSession as AlexaSession
from aws_lambda_runtime.events.alexa_skill import AlexaSkillEvent as AlexaSkillEvent
from aws_lambda_runtime.events.alexa_skill import AlexaSkillResponse as AlexaSkillResponse
from aws_lambda_runtime.events.alexa_skill import AlexaSlot as AlexaSlot
from aws_lambda_runtime.events.alexa_skill import AlexaSystem as AlexaSystem
from aws_lambda_runtime.events.alexa_skill import AlexaUser as AlexaUser
from aws_lambda_runtime.events.alexa_smart_home import AlexaDirective as AlexaDirective
from aws_lambda_runtime.events.alexa_smart_home import AlexaEndpoint as AlexaEndpoint
from aws_lambda_runtime.events.alexa_smart_home import AlexaHeader as AlexaHeader
from aws_lambda_runtime.events.alexa_smart_home import AlexaProperty as AlexaProperty
from aws_lambda_runtime.events.alexa_smart_home import AlexaScope as AlexaScope
from aws_lambda_runtime.events.alexa_smart_home import AlexaSmartHomeContext as AlexaSmartHomeContext
from aws_lambda_runtime.events.alexa_smart_home import AlexaSmartHomeDirectiveEvent as AlexaSmartHomeDirectiveEvent
from aws_lambda_runtime.events.alexa_smart_home import AlexaSmartHomeEvent as AlexaSmartHomeEvent
from aws_lambda_runtime.events.alexa_smart_home import AlexaSmartHomeResponse as AlexaSmartHomeResponse
from aws_lambda_runtime.events.api_gateway import APIGatewayProxyEvent as APIGatewayProxyEvent
from aws_lambda_runtime.events.api_gateway import APIGatewayProxyResponse as APIGatewayProxyResponse
from aws_lambda_runtime.events.api_gateway_authorizer import APIGatewayAuthorizerRequestEvent as APIGatewayAuthorizerRequestEvent
from aws_lambda_runtime.events.api_gateway_authorizer import APIGatewayAuthorizerResponse as APIGatewayAuthorizerResponse
from aws_lambda_runtime.events.api_gateway_authorizer import APIGatewayAuthorizerTokenEvent as APIGatewayAuthorizerTokenEvent
from aws_lambda_runtime.events.api_gateway_authorizer_v2 import APIGatewayAuthorizerEventV2 as APIGatewayAuthorizerEventV2
from aws_lambda_runtime.events.api_gateway_authorizer_v2 import APIGatewayAuthorizerResponseV2 as APIGatewayAuthorizerResponseV2
from aws_lambda_runtime.events.api_gateway_v2 import APIGatewayProxyEventV2 as APIGatewayProxyEventV2
from aws_lambda_runtime.events.api_gateway_v2 import APIGatewayProxyResponseV2 as APIGatewayProxyResponseV2
from aws_lambda_runtime.events.api_gateway_websocket import APIGatewayAuthorizerWebSocketEvent as APIGatewayAuthorizerWebSocketEvent
from aws_lambda_runtime.events.api_gateway_websocket import APIGatewayWebSocketEvent as APIGatewayWebSocketEvent
from aws_lambda_runtime.events.api_gateway_websocket import APIGatewayWebSocketResponse as APIGatewayWebSocketResponse
from aws_lambda_runtime.events.appsync import AppSyncAuthorizerEvent as AppSyncAuthorizerEvent
from aws_lambda_runtime.events.appsync import AppSyncAuthorizerRequestContext as AppSyncAuthorizerRequestContext
from aws_lambda_runtime.events.appsync import AppSyncAuthorizerResponse as AppSyncAuthorizerResponse
from aws_lambda_runtime.events.appsync import AppSyncBatchResolverEvent as AppSyncBatchResolverEvent
from aws_lambda_runtime.events.appsync import AppSyncIdentityCognito as AppSyncIdentityCognito
from aws_lambda_runtime.events.appsync import AppSyncIdentityIAM as AppSyncIdentityIAM
from aws_lambda_runtime.events.appsync import AppSyncIdentityLambda as AppSyncIdentityLambda
from aws_lambda_runtime.events.appsync import AppSyncIdentityOIDC as AppSyncIdentityOIDC
from aws_lambda_runtime.events.appsync import AppSyncInfo as AppSyncInfo
from aws_lambda_runtime.events.appsync import AppSyncPrev as AppSyncPrev
from aws_lambda_runtime.events.appsync import AppSyncRequest as AppSyncRequest
from aws_lambda_runtime.events.appsync import AppSyncResolverEvent as AppSyncResolverEvent
from aws_lambda_runtime.events.appsync import AppSyncResolverTemplate as AppSyncResolverTemplate
from aws_lambda_runtime.events.batch_response import BatchItemFailure as BatchItemFailure
from aws_lambda_runtime.events.batch_response import SQSBatchResponse as SQSBatchResponse
from aws_lambda_runtime.events.batch_response import StreamBatchResponse as StreamBatchResponse
from aws_lambda_runtime.events.batch_response import TimeWindowResponse as TimeWindowResponse
from aws_lambda_runtime.events.bedrock_agent import BedrockAgentActionEvent as BedrockAgentActionEvent
from aws_lambda_runtime.events.bedrock_agent import BedrockAgentEvent as BedrockAgentEvent
from aws_lambda_runtime.events.bedrock_agent import BedrockAgentFunctionEvent as BedrockAgentFunctionEvent
from aws_lambda_runtime.events.bedrock_agent import BedrockAgentFunctionOutput as BedrockAgentFunctionOutput
from aws_lambda_runtime.events.bedrock_agent import BedrockAgentFunctionResponse as BedrockAgentFunctionResponse
from aws_lambda_runtime.events.bedrock_agent import BedrockAgentFunctionResult as BedrockAgentFunctionResult
from aws_lambda_runtime.events.bedrock_agent import BedrockAgentInfo as BedrockAgentInfo
from aws_lambda_runtime.events.bedrock_agent import BedrockAgentProperty as BedrockAgentProperty
from aws_lambda_runtime.events.bedrock_agent import BedrockAgentRequestBody as BedrockAgentRequestBody
from aws_lambda_runtime.events.bedrock_agent import BedrockAgentRequestMedia as BedrockAgentRequestMedia
from aws_lambda_runtime.events.bedrock_agent import BedrockAgentResponse as BedrockAgentResponse
from aws_lambda_runtime.events.bedrock_agent import BedrockAgentResponseBody as BedrockAgentResponseBody
from aws_lambda_runtime.events.bedrock_agent import BedrockAgentResult as BedrockAgentResult
from aws_lambda_runtime.events.chime_bot import ChimeBotDiscussion as ChimeBotDiscussion
from aws_lambda_runtime.events.chime_bot import ChimeBotEvent as ChimeBotEvent
from aws_lambda_runtime.events.chime_bot import ChimeBotInboundHttpsEndpoint as ChimeBotInboundHttpsEndpoint
from aws_lambda_runtime.events.chime_bot import ChimeBotSender as ChimeBotSender
from aws_lambda_runtime.events.client_vpn import ClientVPNConnectionHandlerEvent as ClientVPNConnectionHandlerEvent
from aws_lambda_runtime.events.client_vpn import ClientVPNConnectionHandlerResponse as ClientVPNConnectionHandlerResponse
from aws_lambda_runtime.events.cloudformation import CdkCustomResourceEvent as CdkCustomResourceEvent
from aws_lambda_runtime.events.cloudformation import CdkCustomResourceIsCompleteEvent as CdkCustomResourceIsCompleteEvent
from aws_lambda_runtime.events.cloudformation import CdkCustomResourceIsCompleteResponse as CdkCustomResourceIsCompleteResponse
from aws_lambda_runtime.events.cloudformation import CdkCustomResourceResponse as CdkCustomResourceResponse
from aws_lambda_runtime.events.cloudformation import CloudFormationCustomResourceEvent as CloudFormationCustomResourceEvent
from aws_lambda_runtime.events.cloudformation import CloudFormationCustomResourceResponse as CloudFormationCustomResourceResponse
from aws_lambda_runtime.events.cloudfront import CloudFrontBody as CloudFrontBody
from aws_lambda_runtime.events.cloudfront import CloudFrontConfig as CloudFrontConfig
from aws_lambda_runtime.events.cloudfront import CloudFrontCustomOrigin as CloudFrontCustomOrigin
from aws_lambda_runtime.events.cloudfront import CloudFrontData as CloudFrontData
from aws_lambda_runtime.events.cloudfront import CloudFrontHeader as CloudFrontHeader
from aws_lambda_runtime.events.cloudfront import CloudFrontOrigin as CloudFrontOrigin
from aws_lambda_runtime.events.cloudfront import CloudFrontRecord as CloudFrontRecord
from aws_lambda_runtime.events.cloudfront import CloudFrontRequest as CloudFrontRequest
from aws_lambda_runtime.events.cloudfront import CloudFrontRequestEvent as CloudFrontRequestEvent
from aws_lambda_runtime.events.cloudfront import CloudFrontResponse as CloudFrontResponse
from aws_lambda_runtime.events.cloudfront import CloudFrontResponseEvent as CloudFrontResponseEvent
from aws_lambda_runtime.events.cloudfront import CloudFrontResultResponse as CloudFrontResultResponse
from aws_lambda_runtime.events.cloudfront import CloudFrontS3Origin as CloudFrontS3Origin
from aws_lambda_runtime.events.cloudwatch_alarm import CloudWatchAlarmConfiguration as CloudWatchAlarmConfiguration
from aws_lambda_runtime.events.cloudwatch_alarm import CloudWatchAlarmData as CloudWatchAlarmData
from aws_lambda_runtime.events.cloudwatch_alarm import CloudWatchAlarmEvent as CloudWatchAlarmEvent
from aws_lambda_runtime.events.cloudwatch_alarm import CloudWatchAlarmMetric as CloudWatchAlarmMetric
from aws_lambda_runtime.events.cloudwatch_alarm import CloudWatchAlarmMetricStat as CloudWatchAlarmMetricStat
from aws_lambda_runtime.events.cloudwatch_alarm import CloudWatchAlarmReasonData as CloudWatchAlarmReasonData
from aws_lambda_runtime.events.cloudwatch_alarm import CloudWatchAlarmState as CloudWatchAlarmState
from aws_lambda_runtime.events.cloudwatch_alarm import CloudWatchMetric as CloudWatchMetric
from aws_lambda_runtime.events.cloudwatch_dashboard import CloudWatchDashboardCustomWidgetEvent as CloudWatchDashboardCustomWidgetEvent
from aws_lambda_runtime.events.cloudwatch_dashboard import CloudWatchWidgetContext as CloudWatchWidgetContext
from aws_lambda_runtime.events.cloudwatch_dashboard import TimeRange as TimeRange
from aws_lambda_runtime.events.cloudwatch_dashboard import TimeZone as TimeZone
from aws_lambda_runtime.events.cloudwatch_logs import CloudWatchLogsDecodedData as CloudWatchLogsDecodedData
from aws_lambda_runtime.events.cloudwatch_logs import CloudWatchLogsEvent as CloudWatchLogsEvent
from aws_lambda_runtime.events.cloudwatch_logs import CloudWatchLogsLogEvent as CloudWatchLogsLogEvent
from aws_lambda_runtime.events.cloudwatch_logs import CloudWatchLogsRawData as CloudWatchLogsRawData
from aws_lambda_runtime.events.cognito_sync import CognitoDatasetRecord as CognitoDatasetRecord
from aws_lambda_runtime.events.cognito_sync import CognitoSyncEvent as CognitoSyncEvent
from aws_lambda_runtime.events.cognito_user_pool import AccessTokenGeneration as AccessTokenGeneration
from aws_lambda_runtime.events.cognito_user_pool import CallerContext as CallerContext
from aws_lambda_runtime.events.cognito_user_pool import ChallengeResult as ChallengeResult
from aws_lambda_runtime.events.cognito_user_pool import ClaimsAndScopeOverrideDetails as ClaimsAndScopeOverrideDetails
from aws_lambda_runtime.events.cognito_user_pool import ClaimsOverrideDetails as ClaimsOverrideDetails
from aws_lambda_runtime.events.cognito_user_pool import CognitoTriggerEvent as CognitoTriggerEvent
from aws_lambda_runtime.events.cognito_user_pool import CognitoTriggerRequest as CognitoTriggerRequest
from aws_lambda_runtime.events.cognito_user_pool import CreateAuthChallengeTriggerEvent as CreateAuthChallengeTriggerEvent
from aws_lambda_runtime.events.cognito_user_pool import CreateAuthChallengeTriggerRequest as CreateAuthChallengeTriggerRequest
from aws_lambda_runtime.events.cognito_user_pool import CreateAuthChallengeTriggerResponse as CreateAuthChallengeTriggerResponse
from aws_lambda_runtime.events.cognito_user_pool import CustomEmailSenderTriggerEvent as CustomEmailSenderTriggerEvent
from aws_lambda_runtime.events.cognito_user_pool import CustomMessageTriggerEvent as CustomMessageTriggerEvent
from aws_lambda_runtime.events.cognito_user_pool import CustomMessageTriggerRequest as CustomMessageTriggerRequest
from aws_lambda_runtime.events.cognito_user_pool import CustomMessageTriggerResponse as CustomMessageTriggerResponse
from aws_lambda_runtime.events.cognito_user_pool import CustomSMSSenderTriggerEvent as CustomSMSSenderTriggerEvent
from aws_lambda_runtime.events.cognito_user_pool import CustomSenderTriggerRequest as CustomSenderTriggerRequest
from aws_lambda_runtime.events.cognito_user_pool import DefineAuthChallengeTriggerEvent as DefineAuthChallengeTriggerEvent
from aws_lambda_runtime.events.cognito_user_pool import DefineAuthChallengeTriggerRequest as DefineAuthChallengeTriggerRequest
from aws_lambda_runtime.events.cognito_user_pool import DefineAuthChallengeTriggerResponse as DefineAuthChallengeTriggerResponse
from aws_lambda_runtime.events.cognito_user_pool import GroupOverrideDetails as GroupOverrideDetails
from aws_lambda_runtime.events.cognito_user_pool import IdTokenGeneration as IdTokenGeneration
from aws_lambda_runtime.events.cognito_user_pool import InboundFederationAttributes as InboundFederationAttributes
from aws_lambda_runtime.events.cognito_user_pool import InboundFederationTriggerEvent as InboundFederationTriggerEvent
from aws_lambda_runtime.events.cognito_user_pool import InboundFederationTriggerRequest as InboundFederationTriggerRequest
from aws_lambda_runtime.events.cognito_user_pool import InboundFederationTriggerResponse as InboundFederationTriggerResponse
from aws_lambda_runtime.events.cognito_user_pool import PostAuthenticationTriggerEvent as PostAuthenticationTriggerEvent
from aws_lambda_runtime.events.cognito_user_pool import PostAuthenticationTriggerRequest as PostAuthenticationTriggerRequest
from aws_lambda_runtime.events.cognito_user_pool import PostConfirmationTriggerEvent as PostConfirmationTriggerEvent
from aws_lambda_runtime.events.cognito_user_pool import PreAuthenticationTriggerEvent as PreAuthenticationTriggerEvent
from aws_lambda_runtime.events.cognito_user_pool import PreAuthenticationTriggerRequest as PreAuthenticationTriggerRequest
from aws_lambda_runtime.events.cognito_user_pool import PreSignUpTriggerEvent as PreSignUpTriggerEvent
from aws_lambda_runtime.events.cognito_user_pool import PreSignUpTriggerRequest as PreSignUpTriggerRequest
from aws_lambda_runtime.events.cognito_user_pool import PreSignUpTriggerResponse as PreSignUpTriggerResponse
from aws_lambda_runtime.events.cognito_user_pool import PreTokenGenerationTriggerEvent as PreTokenGenerationTriggerEvent
from aws_lambda_runtime.events.cognito_user_pool import PreTokenGenerationTriggerRequest as PreTokenGenerationTriggerRequest
from aws_lambda_runtime.events.cognito_user_pool import PreTokenGenerationTriggerResponse as PreTokenGenerationTriggerResponse
from aws_lambda_runtime.events.cognito_user_pool import PreTokenGenerationV2TriggerEvent as PreTokenGenerationV2TriggerEvent
from aws_lambda_runtime.events.cognito_user_pool import PreTokenGenerationV2TriggerRequest as PreTokenGenerationV2TriggerRequest
from aws_lambda_runtime.events.cognito_user_pool import PreTokenGenerationV2TriggerResponse as PreTokenGenerationV2TriggerResponse
from aws_lambda_runtime.events.cognito_user_pool import PreTokenGenerationV3TriggerEvent as PreTokenGenerationV3TriggerEvent
from aws_lambda_runtime.events.cognito_user_pool import UserMigrationTriggerEvent as UserMigrationTriggerEvent
from aws_lambda_runtime.events.cognito_user_pool import UserMigrationTriggerRequest as UserMigrationTriggerRequest
from aws_lambda_runtime.events.cognito_user_pool import UserMigrationTriggerResponse as UserMigrationTriggerResponse
from aws_lambda_runtime.events.cognito_user_pool import VerifyAuthChallengeResponseTriggerEvent as VerifyAuthChallengeResponseTriggerEvent
from aws_lambda_runtime.events.cognito_user_pool import VerifyAuthChallengeResponseTriggerRequest as VerifyAuthChallengeResponseTriggerRequest
from aws_lambda_runtime.events.cognito_user_pool import VerifyAuthChallengeResponseTriggerResponse as VerifyAuthChallengeResponseTriggerResponse
from aws_lambda_runtime.events.config_rule import AWSConfigRuleEvent as AWSConfigRuleEvent
from aws_lambda_runtime.events.config_rule import ConfigInvokingEvent as ConfigInvokingEvent
from aws_lambda_runtime.events.config_rule import ConfigRelationship as ConfigRelationship
from aws_lambda_runtime.events.config_rule import ConfigurationItem as ConfigurationItem
from aws_lambda_runtime.events.config_rule import ConfigurationItemDiff as ConfigurationItemDiff
from aws_lambda_runtime.events.config_rule import ConfigurationItemSummary as ConfigurationItemSummary
from aws_lambda_runtime.events.connect import ConnectAudio as ConnectAudio
from aws_lambda_runtime.events.connect import ConnectContactData as ConnectContactData
from aws_lambda_runtime.events.connect import ConnectContactFlowEvent as ConnectContactFlowEvent
from aws_lambda_runtime.events.connect import ConnectCustomerStream as ConnectCustomerStream
from aws_lambda_runtime.events.connect import ConnectDetails as ConnectDetails
from aws_lambda_runtime.events.connect import ConnectEndpoint as ConnectEndpoint
from aws_lambda_runtime.events.connect import ConnectMediaStreams as ConnectMediaStreams
from aws_lambda_runtime.events.connect import ConnectQueue as ConnectQueue
from aws_lambda_runtime.events.documentdb import ChangeEvent as ChangeEvent
from aws_lambda_runtime.events.documentdb import ClusterTime as ClusterTime
from aws_lambda_runtime.events.documentdb import DocumentDBEvent as DocumentDBEvent
from aws_lambda_runtime.events.documentdb import DocumentDBEventRecord as DocumentDBEventRecord
from aws_lambda_runtime.events.documentdb import DocumentId as DocumentId
from aws_lambda_runtime.events.documentdb import Namespace as Namespace
from aws_lambda_runtime.events.documentdb import TruncatedArray as TruncatedArray
from aws_lambda_runtime.events.documentdb import UpdateDescription as UpdateDescription
from aws_lambda_runtime.events.dynamodb import DynamoDBRecord as DynamoDBRecord
from aws_lambda_runtime.events.dynamodb import DynamoDBStreamEvent as DynamoDBStreamEvent
from aws_lambda_runtime.events.dynamodb import DynamoDBUserIdentity as DynamoDBUserIdentity
from aws_lambda_runtime.events.dynamodb import StreamRecord as StreamRecord
from aws_lambda_runtime.events.eventbridge import EventBridgeEvent as EventBridgeEvent
from aws_lambda_runtime.events.eventbridge import ScheduledEvent as ScheduledEvent
from aws_lambda_runtime.events.iam import IAMPolicyDocument as IAMPolicyDocument
from aws_lambda_runtime.events.iam import IAMPolicyStatement as IAMPolicyStatement
from aws_lambda_runtime.events.iot import IoTButtonClicked as IoTButtonClicked
from aws_lambda_runtime.events.iot import IoTButtonEvent as IoTButtonEvent
from aws_lambda_runtime.events.iot import IoTConnectionMetadata as IoTConnectionMetadata
from aws_lambda_runtime.events.iot import IoTCustomAuthorizerEvent as IoTCustomAuthorizerEvent
from aws_lambda_runtime.events.iot import IoTCustomAuthorizerResponse as IoTCustomAuthorizerResponse
from aws_lambda_runtime.events.iot import IoTDeviceEvent as IoTDeviceEvent
from aws_lambda_runtime.events.iot import IoTDeviceInfo as IoTDeviceInfo
from aws_lambda_runtime.events.iot import IoTHTTPContext as IoTHTTPContext
from aws_lambda_runtime.events.iot import IoTMQTTContext as IoTMQTTContext
from aws_lambda_runtime.events.iot import IoTOneClickEvent as IoTOneClickEvent
from aws_lambda_runtime.events.iot import IoTPlacementInfo as IoTPlacementInfo
from aws_lambda_runtime.events.iot import IoTPreProvisioningHookEvent as IoTPreProvisioningHookEvent
from aws_lambda_runtime.events.iot import IoTPreProvisioningHookResponse as IoTPreProvisioningHookResponse
from aws_lambda_runtime.events.iot import IoTProtocolData as IoTProtocolData
from aws_lambda_runtime.events.iot import IoTTLSContext as IoTTLSContext
from aws_lambda_runtime.events.kafka import KafkaEvent as KafkaEvent
from aws_lambda_runtime.events.kafka import KafkaEventRecord as KafkaEventRecord
from aws_lambda_runtime.events.kafka import KafkaSchemaMetadata as KafkaSchemaMetadata
from aws_lambda_runtime.events.kinesis import KinesisStreamEvent as KinesisStreamEvent
from aws_lambda_runtime.events.kinesis import KinesisStreamRecord as KinesisStreamRecord
from aws_lambda_runtime.events.kinesis import KinesisStreamRecordPayload as KinesisStreamRecordPayload
from aws_lambda_runtime.events.kinesis_analytics import KinesisAnalyticsDeliveryMetadata as KinesisAnalyticsDeliveryMetadata
from aws_lambda_runtime.events.kinesis_analytics import KinesisAnalyticsFirehoseMetadata as KinesisAnalyticsFirehoseMetadata
from aws_lambda_runtime.events.kinesis_analytics import KinesisAnalyticsInputPreprocessingEvent as KinesisAnalyticsInputPreprocessingEvent
from aws_lambda_runtime.events.kinesis_analytics import KinesisAnalyticsInputPreprocessingResponse as KinesisAnalyticsInputPreprocessingResponse
from aws_lambda_runtime.events.kinesis_analytics import KinesisAnalyticsOutputDeliveryEvent as KinesisAnalyticsOutputDeliveryEvent
from aws_lambda_runtime.events.kinesis_analytics import KinesisAnalyticsOutputDeliveryResponse as KinesisAnalyticsOutputDeliveryResponse
from aws_lambda_runtime.events.kinesis_analytics import KinesisAnalyticsRecord as KinesisAnalyticsRecord
from aws_lambda_runtime.events.kinesis_analytics import KinesisAnalyticsResponseRecord as KinesisAnalyticsResponseRecord
from aws_lambda_runtime.events.kinesis_analytics import KinesisAnalyticsStreamMetadata as KinesisAnalyticsStreamMetadata
from aws_lambda_runtime.events.kinesis_firehose import KinesisFirehoseEvent as KinesisFirehoseEvent
from aws_lambda_runtime.events.kinesis_firehose import KinesisFirehoseRecord as KinesisFirehoseRecord
from aws_lambda_runtime.events.kinesis_firehose import KinesisFirehoseRecordMetadata as KinesisFirehoseRecordMetadata
from aws_lambda_runtime.events.kinesis_firehose import KinesisFirehoseResponse as KinesisFirehoseResponse
from aws_lambda_runtime.events.kinesis_firehose import KinesisFirehoseResponseMetadata as KinesisFirehoseResponseMetadata
from aws_lambda_runtime.events.kinesis_firehose import KinesisFirehoseResponseRecord as KinesisFirehoseResponseRecord
from aws_lambda_runtime.events.kinesis_firehose import MSKFirehoseEvent as MSKFirehoseEvent
from aws_lambda_runtime.events.kinesis_firehose import MSKFirehoseRecord as MSKFirehoseRecord
from aws_lambda_runtime.events.kinesis_firehose import MSKFirehoseResponse as MSKFirehoseResponse
from aws_lambda_runtime.events.kinesis_firehose import MSKFirehoseResponseRecord as MSKFirehoseResponseRecord
from aws_lambda_runtime.events.kinesis_firehose import MSKRecordMetadata as MSKRecordMetadata
from aws_lambda_runtime.events.lambda_destination import LambdaDestinationBatchInfo as LambdaDestinationBatchInfo
from aws_lambda_runtime.events.lambda_destination import LambdaDestinationEvent as LambdaDestinationEvent
from aws_lambda_runtime.events.lambda_destination import LambdaDestinationRequestContext as LambdaDestinationRequestContext
from aws_lambda_runtime.events.lambda_destination import LambdaDestinationResponseContext as LambdaDestinationResponseContext
from aws_lambda_runtime.events.lambda_destination import StreamFailureRecord as StreamFailureRecord
from aws_lambda_runtime.events.lambda_function_url import LambdaFunctionURLEvent as LambdaFunctionURLEvent
from aws_lambda_runtime.events.lambda_function_url import LambdaFunctionURLResponse as LambdaFunctionURLResponse
from aws_lambda_runtime.events.lambda_function_url import LambdaFunctionUrlEvent as LambdaFunctionUrlEvent
from aws_lambda_runtime.events.lex import LexAttachment as LexAttachment
from aws_lambda_runtime.events.lex import LexBot as LexBot
from aws_lambda_runtime.events.lex import LexDialogAction as LexDialogAction
from aws_lambda_runtime.events.lex import LexEvent as LexEvent
from aws_lambda_runtime.events.lex import LexIntent as LexIntent
from aws_lambda_runtime.events.lex import LexMessage as LexMessage
from aws_lambda_runtime.events.lex import LexResponse as LexResponse
from aws_lambda_runtime.events.lex import LexResponseCard as LexResponseCard
from aws_lambda_runtime.events.lex import LexSlotDetail as LexSlotDetail
from aws_lambda_runtime.events.lex_v2 import LexV2ActiveContext as LexV2ActiveContext
from aws_lambda_runtime.events.lex_v2 import LexV2Bot as LexV2Bot
from aws_lambda_runtime.events.lex_v2 import LexV2DialogAction as LexV2DialogAction
from aws_lambda_runtime.events.lex_v2 import LexV2Event as LexV2Event
from aws_lambda_runtime.events.lex_v2 import LexV2ImageResponseCard as LexV2ImageResponseCard
from aws_lambda_runtime.events.lex_v2 import LexV2Intent as LexV2Intent
from aws_lambda_runtime.events.lex_v2 import LexV2Interpretation as LexV2Interpretation
from aws_lambda_runtime.events.lex_v2 import LexV2Message as LexV2Message
from aws_lambda_runtime.events.lex_v2 import LexV2Response as LexV2Response
from aws_lambda_runtime.events.lex_v2 import LexV2SentimentResponse as LexV2SentimentResponse
from aws_lambda_runtime.events.lex_v2 import LexV2SessionState as LexV2SessionState
from aws_lambda_runtime.events.lex_v2 import LexV2Slot as LexV2Slot
from aws_lambda_runtime.events.lex_v2 import LexV2SlotValue as LexV2SlotValue
from aws_lambda_runtime.events.lex_v2 import LexV2Transcription as LexV2Transcription
from aws_lambda_runtime.events.mq import ActiveMQDestination as ActiveMQDestination
from aws_lambda_runtime.events.mq import ActiveMQEvent as ActiveMQEvent
from aws_lambda_runtime.events.mq import ActiveMQMessage as ActiveMQMessage
from aws_lambda_runtime.events.mq import RabbitMQBasicProperties as RabbitMQBasicProperties
from aws_lambda_runtime.events.mq import RabbitMQEvent as RabbitMQEvent
from aws_lambda_runtime.events.mq import RabbitMQMessage as RabbitMQMessage
from aws_lambda_runtime.events.s3 import S3Bucket as S3Bucket
from aws_lambda_runtime.events.s3 import S3Event as S3Event
from aws_lambda_runtime.events.s3 import S3EventRecord as S3EventRecord
from aws_lambda_runtime.events.s3 import S3GlacierEventData as S3GlacierEventData
from aws_lambda_runtime.events.s3 import S3Identity as S3Identity
from aws_lambda_runtime.events.s3 import S3IntelligentTieringEventData as S3IntelligentTieringEventData
from aws_lambda_runtime.events.s3 import S3LifecycleEventData as S3LifecycleEventData
from aws_lambda_runtime.events.s3 import S3Message as S3Message
from aws_lambda_runtime.events.s3 import S3Object as S3Object
from aws_lambda_runtime.events.s3 import S3ReplicationEventData as S3ReplicationEventData
from aws_lambda_runtime.events.s3 import S3RequestParameters as S3RequestParameters
from aws_lambda_runtime.events.s3 import S3ResponseElements as S3ResponseElements
from aws_lambda_runtime.events.s3 import S3RestoreEventData as S3RestoreEventData
from aws_lambda_runtime.events.s3 import S3TestEvent as S3TestEvent
from aws_lambda_runtime.events.s3 import S3TransitionEventData as S3TransitionEventData
from aws_lambda_runtime.events.s3_batch import S3BatchEvent as S3BatchEvent
from aws_lambda_runtime.events.s3_batch import S3BatchJob as S3BatchJob
from aws_lambda_runtime.events.s3_batch import S3BatchOperationEvent as S3BatchOperationEvent
from aws_lambda_runtime.events.s3_batch import S3BatchResponse as S3BatchResponse
from aws_lambda_runtime.events.s3_batch import S3BatchResult as S3BatchResult
from aws_lambda_runtime.events.s3_batch import S3BatchTask as S3BatchTask
from aws_lambda_runtime.events.s3_eventbridge import S3EventBridgeNotificationEvent as S3EventBridgeNotificationEvent
from aws_lambda_runtime.events.s3_eventbridge import S3NotificationBucket as S3NotificationBucket
from aws_lambda_runtime.events.s3_eventbridge import S3NotificationObject as S3NotificationObject
from aws_lambda_runtime.events.s3_eventbridge import S3ObjectNotificationDetail as S3ObjectNotificationDetail
from aws_lambda_runtime.events.s3_object_lambda import GetObjectContext as GetObjectContext
from aws_lambda_runtime.events.s3_object_lambda import HeadObjectContext as HeadObjectContext
from aws_lambda_runtime.events.s3_object_lambda import ListObjectsContext as ListObjectsContext
from aws_lambda_runtime.events.s3_object_lambda import ListObjectsV2Context as ListObjectsV2Context
from aws_lambda_runtime.events.s3_object_lambda import S3ObjectConfiguration as S3ObjectConfiguration
from aws_lambda_runtime.events.s3_object_lambda import S3ObjectLambdaEvent as S3ObjectLambdaEvent
from aws_lambda_runtime.events.s3_object_lambda import S3ObjectLambdaResponse as S3ObjectLambdaResponse
from aws_lambda_runtime.events.s3_object_lambda import S3ObjectSessionAttributes as S3ObjectSessionAttributes
from aws_lambda_runtime.events.s3_object_lambda import S3ObjectSessionContext as S3ObjectSessionContext
from aws_lambda_runtime.events.s3_object_lambda import S3ObjectSessionIssuer as S3ObjectSessionIssuer
from aws_lambda_runtime.events.s3_object_lambda import S3ObjectUserIdentity as S3ObjectUserIdentity
from aws_lambda_runtime.events.s3_object_lambda import S3ObjectUserRequest as S3ObjectUserRequest
from aws_lambda_runtime.events.sagemaker import SageMakerAnnotationConsolidationEvent as SageMakerAnnotationConsolidationEvent
from aws_lambda_runtime.events.sagemaker import SageMakerAnnotationConsolidationResponse as SageMakerAnnotationConsolidationResponse
from aws_lambda_runtime.events.sagemaker import SageMakerAnnotationPayload as SageMakerAnnotationPayload
from aws_lambda_runtime.events.sagemaker import SageMakerConsolidatedAnnotation as SageMakerConsolidatedAnnotation
from aws_lambda_runtime.events.sagemaker import SageMakerDataObject as SageMakerDataObject
from aws_lambda_runtime.events.sagemaker import SageMakerPreHumanTaskEvent as SageMakerPreHumanTaskEvent
from aws_lambda_runtime.events.sagemaker import SageMakerPreHumanTaskResponse as SageMakerPreHumanTaskResponse
from aws_lambda_runtime.events.secrets_manager import SecretsManagerEvent as SecretsManagerEvent
from aws_lambda_runtime.events.secrets_manager import SecretsManagerRotationEvent as SecretsManagerRotationEvent
from aws_lambda_runtime.events.ses import SESEvent as SESEvent
from aws_lambda_runtime.events.ses import SESEventRecord as SESEventRecord
from aws_lambda_runtime.events.ses import SESMail as SESMail
from aws_lambda_runtime.events.ses import SESMailCommonHeaders as SESMailCommonHeaders
from aws_lambda_runtime.events.ses import SESMailHeader as SESMailHeader
from aws_lambda_runtime.events.ses import SESMessage as SESMessage
from aws_lambda_runtime.events.ses import SESReceipt as SESReceipt
from aws_lambda_runtime.events.ses import SESReceiptAction as SESReceiptAction
from aws_lambda_runtime.events.ses import SESReceiptRuleResponse as SESReceiptRuleResponse
from aws_lambda_runtime.events.ses import SESReceiptStatus as SESReceiptStatus
from aws_lambda_runtime.events.sns import AlarmDimension as AlarmDimension
from aws_lambda_runtime.events.sns import AlarmMetric as AlarmMetric
from aws_lambda_runtime.events.sns import AlarmMetricDataQuery as AlarmMetricDataQuery
from aws_lambda_runtime.events.sns import AlarmMetricStat as AlarmMetricStat
from aws_lambda_runtime.events.sns import CloudWatchAlarmSNSMessage as CloudWatchAlarmSNSMessage
from aws_lambda_runtime.events.sns import CloudWatchAlarmTrigger as CloudWatchAlarmTrigger
from aws_lambda_runtime.events.sns import SNSEvent as SNSEvent
from aws_lambda_runtime.events.sns import SNSEventRecord as SNSEventRecord
from aws_lambda_runtime.events.sns import SNSMessage as SNSMessage
from aws_lambda_runtime.events.sns import SNSMessageAttribute as SNSMessageAttribute
from aws_lambda_runtime.events.sqs import SQSEvent as SQSEvent
from aws_lambda_runtime.events.sqs import SQSMessageAttribute as SQSMessageAttribute
from aws_lambda_runtime.events.sqs import SQSRecord as SQSRecord
from aws_lambda_runtime.events.sqs import SQSRecordAttributes as SQSRecordAttributes
from aws_lambda_runtime.events.sqs_api import SQSApiMessage as SQSApiMessage
from aws_lambda_runtime.events.sqs_api import SQSReceiveMessageResult as SQSReceiveMessageResult
from aws_lambda_runtime.events.step_functions import StepFunctionsErrorEvent as StepFunctionsErrorEvent
from aws_lambda_runtime.events.transfer_family import PosixProfile as PosixProfile
from aws_lambda_runtime.events.transfer_family import TransferFamilyAuthorizerEvent as TransferFamilyAuthorizerEvent
from aws_lambda_runtime.events.transfer_family import TransferFamilyAuthorizerResponse as TransferFamilyAuthorizerResponse
from aws_lambda_runtime.events.vpc_lattice import VPCLatticeEvent as VPCLatticeEvent
from aws_lambda_runtime.events.vpc_lattice import VPCLatticeEventV2 as VPCLatticeEventV2
from aws_lambda_runtime.events.vpc_lattice import VPCLatticeResponse as VPCLatticeResponse
from aws_lambda_runtime.events.vpc_lattice import VPCLatticeV2Identity as VPCLatticeV2Identity
from aws_lambda_runtime.events.vpc_lattice import VPCLatticeV2RequestContext as VPCLatticeV2RequestContext
from aws_lambda_runtime.events.workmail import WorkMailAction as WorkMailAction
from aws_lambda_runtime.events.workmail import WorkMailAddress as WorkMailAddress
from aws_lambda_runtime.events.workmail import WorkMailEnvelope as WorkMailEnvelope
from aws_lambda_runtime.events.workmail import WorkMailEvent as WorkMailEvent
from aws_lambda_runtime.events.workmail import WorkMailRecipientsAction as WorkMailRecipientsAction
from aws_lambda_runtime.events.workmail import WorkMailResponse as WorkMailResponse

__all__ = [
    "ALBEvent",
    "ALBEventElb",
    "ALBEventRequestContext",
    "ALBResponse",
    "APIGatewayArn",
    "APIGatewayAuthorizerEventV2",
    "APIGatewayAuthorizerRequestEvent",
    "APIGatewayAuthorizerResponse",
    "APIGatewayAuthorizerResponseV2",
    "APIGatewayAuthorizerTokenEvent",
    "APIGatewayAuthorizerWebSocketEvent",
    "APIGatewayEventAuthorizer",
    "APIGatewayEventIdentity",
    "APIGatewayEventRequestContext",
    "APIGatewayProxyEvent",
    "APIGatewayProxyEventV2",
    "APIGatewayProxyResponse",
    "APIGatewayProxyResponseV2",
    "APIGatewayWebSocketEvent",
    "APIGatewayWebSocketResponse",
    "AWSConfigRuleEvent",
    "AccessTokenGeneration",
    "ActiveMQDestination",
    "ActiveMQEvent",
    "ActiveMQMessage",
    "AlarmDimension",
    "AlarmMetric",
    "AlarmMetricDataQuery",
    "AlarmMetricStat",
    "AlexaApplication",
    "AlexaCard",
    "AlexaContext",
    "AlexaDevice",
    "AlexaDirective",
    "AlexaEndpoint",
    "AlexaHeader",
    "AlexaIntent",
    "AlexaOutputSpeech",
    "AlexaProperty",
    "AlexaReprompt",
    "AlexaRequest",
    "AlexaResponseBody",
    "AlexaScope",
    "AlexaSession",
    "AlexaSkillEvent",
    "AlexaSkillResponse",
    "AlexaSlot",
    "AlexaSmartHomeContext",
    "AlexaSmartHomeDirectiveEvent",
    "AlexaSmartHomeEvent",
    "AlexaSmartHomeResponse",
    "AlexaSystem",
    "AlexaUser",
    "AppSyncAuthorizerEvent",
    "AppSyncAuthorizerRequestContext",
    "AppSyncAuthorizerResponse",
    "AppSyncBatchResolverEvent",
    "AppSyncIdentityCognito",
    "AppSyncIdentityIAM",
    "AppSyncIdentityLambda",
    "AppSyncIdentityOIDC",
    "AppSyncInfo",
    "AppSyncPrev",
    "AppSyncRequest",
    "AppSyncResolverEvent",
    "AppSyncResolverTemplate",
    "Arn",
    "AttributeValue",
    "Authentication",
    "BatchItemFailure",
    "BedrockAgentActionEvent",
    "BedrockAgentEvent",
    "BedrockAgentFunctionEvent",
    "BedrockAgentFunctionOutput",
    "BedrockAgentFunctionResponse",
    "BedrockAgentFunctionResult",
    "BedrockAgentInfo",
    "BedrockAgentProperty",
    "BedrockAgentRequestBody",
    "BedrockAgentRequestMedia",
    "BedrockAgentResponse",
    "BedrockAgentResponseBody",
    "BedrockAgentResult",
    "CallerContext",
    "CdkCustomResourceEvent",
    "CdkCustomResourceIsCompleteEvent",
    "CdkCustomResourceIsCompleteResponse",
    "CdkCustomResourceResponse",
    "ChallengeResult",
    "ChangeEvent",
    "ChimeBotDiscussion",
    "ChimeBotEvent",
    "ChimeBotInboundHttpsEndpoint",
    "ChimeBotSender",
    "ClaimsAndScopeOverrideDetails",
    "ClaimsOverrideDetails",
    "ClientCert",
    "ClientCertValidity",
    "ClientVPNConnectionHandlerEvent",
    "ClientVPNConnectionHandlerResponse",
    "CloudFormationCustomResourceEvent",
    "CloudFormationCustomResourceResponse",
    "CloudFrontBody",
    "CloudFrontConfig",
    "CloudFrontCustomOrigin",
    "CloudFrontData",
    "CloudFrontHeader",
    "CloudFrontOrigin",
    "CloudFrontRecord",
    "CloudFrontRequest",
    "CloudFrontRequestEvent",
    "CloudFrontResponse",
    "CloudFrontResponseEvent",
    "CloudFrontResultResponse",
    "CloudFrontS3Origin",
    "CloudWatchAlarmConfiguration",
    "CloudWatchAlarmData",
    "CloudWatchAlarmEvent",
    "CloudWatchAlarmMetric",
    "CloudWatchAlarmMetricStat",
    "CloudWatchAlarmReasonData",
    "CloudWatchAlarmSNSMessage",
    "CloudWatchAlarmState",
    "CloudWatchAlarmTrigger",
    "CloudWatchDashboardCustomWidgetEvent",
    "CloudWatchLogsDecodedData",
    "CloudWatchLogsEvent",
    "CloudWatchLogsLogEvent",
    "CloudWatchLogsRawData",
    "CloudWatchMetric",
    "CloudWatchWidgetContext",
    "ClusterTime",
    "CognitoDatasetRecord",
    "CognitoIdentity",
    "CognitoSyncEvent",
    "CognitoTriggerEvent",
    "CognitoTriggerRequest",
    "ConfigInvokingEvent",
    "ConfigRelationship",
    "ConfigurationItem",
    "ConfigurationItemDiff",
    "ConfigurationItemSummary",
    "ConnectAudio",
    "ConnectContactData",
    "ConnectContactFlowEvent",
    "ConnectCustomerStream",
    "ConnectDetails",
    "ConnectEndpoint",
    "ConnectMediaStreams",
    "ConnectQueue",
    "CreateAuthChallengeTriggerEvent",
    "CreateAuthChallengeTriggerRequest",
    "CreateAuthChallengeTriggerResponse",
    "CustomEmailSenderTriggerEvent",
    "CustomMessageTriggerEvent",
    "CustomMessageTriggerRequest",
    "CustomMessageTriggerResponse",
    "CustomSMSSenderTriggerEvent",
    "CustomSenderTriggerRequest",
    "DefineAuthChallengeTriggerEvent",
    "DefineAuthChallengeTriggerRequest",
    "DefineAuthChallengeTriggerResponse",
    "Detail",
    "DocumentDBEvent",
    "DocumentDBEventRecord",
    "DocumentId",
    "DynamoDBRecord",
    "DynamoDBStreamEvent",
    "DynamoDBUserIdentity",
    "Event",
    "EventBridgeEvent",
    "GetObjectContext",
    "GroupOverrideDetails",
    "HTTPBody",
    "HTTPEventV1",
    "HTTPEventV2",
    "HTTPResponseV2",
    "HeadObjectContext",
    "Headers",
    "IAMPolicyDocument",
    "IAMPolicyStatement",
    "IdTokenGeneration",
    "InboundFederationAttributes",
    "InboundFederationTriggerEvent",
    "InboundFederationTriggerRequest",
    "InboundFederationTriggerResponse",
    "IoTButtonClicked",
    "IoTButtonEvent",
    "IoTConnectionMetadata",
    "IoTCustomAuthorizerEvent",
    "IoTCustomAuthorizerResponse",
    "IoTDeviceEvent",
    "IoTDeviceInfo",
    "IoTHTTPContext",
    "IoTMQTTContext",
    "IoTOneClickEvent",
    "IoTPlacementInfo",
    "IoTPreProvisioningHookEvent",
    "IoTPreProvisioningHookResponse",
    "IoTProtocolData",
    "IoTTLSContext",
    "JsonText",
    "KafkaEvent",
    "KafkaEventRecord",
    "KafkaSchemaMetadata",
    "KinesisAnalyticsDeliveryMetadata",
    "KinesisAnalyticsFirehoseMetadata",
    "KinesisAnalyticsInputPreprocessingEvent",
    "KinesisAnalyticsInputPreprocessingResponse",
    "KinesisAnalyticsOutputDeliveryEvent",
    "KinesisAnalyticsOutputDeliveryResponse",
    "KinesisAnalyticsRecord",
    "KinesisAnalyticsResponseRecord",
    "KinesisAnalyticsStreamMetadata",
    "KinesisFirehoseEvent",
    "KinesisFirehoseRecord",
    "KinesisFirehoseRecordMetadata",
    "KinesisFirehoseResponse",
    "KinesisFirehoseResponseMetadata",
    "KinesisFirehoseResponseRecord",
    "KinesisStreamEvent",
    "KinesisStreamRecord",
    "KinesisStreamRecordPayload",
    "LambdaDestinationBatchInfo",
    "LambdaDestinationEvent",
    "LambdaDestinationRequestContext",
    "LambdaDestinationResponseContext",
    "LambdaFunctionURLEvent",
    "LambdaFunctionURLResponse",
    "LambdaFunctionUrlEvent",
    "LexAttachment",
    "LexBot",
    "LexDialogAction",
    "LexEvent",
    "LexIntent",
    "LexMessage",
    "LexResponse",
    "LexResponseCard",
    "LexSlotDetail",
    "LexV2ActiveContext",
    "LexV2Bot",
    "LexV2DialogAction",
    "LexV2Event",
    "LexV2ImageResponseCard",
    "LexV2Intent",
    "LexV2Interpretation",
    "LexV2Message",
    "LexV2Response",
    "LexV2SentimentResponse",
    "LexV2SessionState",
    "LexV2Slot",
    "LexV2SlotValue",
    "LexV2Transcription",
    "ListObjectsContext",
    "ListObjectsV2Context",
    "MSKFirehoseEvent",
    "MSKFirehoseRecord",
    "MSKFirehoseResponse",
    "MSKFirehoseResponseRecord",
    "MSKRecordMetadata",
    "Namespace",
    "Payload",
    "PosixProfile",
    "PostAuthenticationTriggerEvent",
    "PostAuthenticationTriggerRequest",
    "PostConfirmationTriggerEvent",
    "PreAuthenticationTriggerEvent",
    "PreAuthenticationTriggerRequest",
    "PreSignUpTriggerEvent",
    "PreSignUpTriggerRequest",
    "PreSignUpTriggerResponse",
    "PreTokenGenerationTriggerEvent",
    "PreTokenGenerationTriggerRequest",
    "PreTokenGenerationTriggerResponse",
    "PreTokenGenerationV2TriggerEvent",
    "PreTokenGenerationV2TriggerRequest",
    "PreTokenGenerationV2TriggerResponse",
    "PreTokenGenerationV3TriggerEvent",
    "RabbitMQBasicProperties",
    "RabbitMQEvent",
    "RabbitMQMessage",
    "RequestContextV2",
    "RequestContextV2Authorizer",
    "RequestContextV2AuthorizerIam",
    "RequestContextV2AuthorizerJwt",
    "RequestContextV2Http",
    "Response",
    "S3BatchEvent",
    "S3BatchJob",
    "S3BatchOperationEvent",
    "S3BatchResponse",
    "S3BatchResult",
    "S3BatchTask",
    "S3Bucket",
    "S3Event",
    "S3EventBridgeNotificationEvent",
    "S3EventRecord",
    "S3GlacierEventData",
    "S3Identity",
    "S3IntelligentTieringEventData",
    "S3LifecycleEventData",
    "S3Message",
    "S3NotificationBucket",
    "S3NotificationObject",
    "S3Object",
    "S3ObjectConfiguration",
    "S3ObjectLambdaEvent",
    "S3ObjectLambdaResponse",
    "S3ObjectNotificationDetail",
    "S3ObjectSessionAttributes",
    "S3ObjectSessionContext",
    "S3ObjectSessionIssuer",
    "S3ObjectUserIdentity",
    "S3ObjectUserRequest",
    "S3ReplicationEventData",
    "S3RequestParameters",
    "S3ResponseElements",
    "S3RestoreEventData",
    "S3TestEvent",
    "S3TransitionEventData",
    "SESEvent",
    "SESEventRecord",
    "SESMail",
    "SESMailCommonHeaders",
    "SESMailHeader",
    "SESMessage",
    "SESReceipt",
    "SESReceiptAction",
    "SESReceiptRuleResponse",
    "SESReceiptStatus",
    "SNSEvent",
    "SNSEventRecord",
    "SNSMessage",
    "SNSMessageAttribute",
    "SQSApiMessage",
    "SQSBatchResponse",
    "SQSEvent",
    "SQSMessageAttribute",
    "SQSReceiveMessageResult",
    "SQSRecord",
    "SQSRecordAttributes",
    "SageMakerAnnotationConsolidationEvent",
    "SageMakerAnnotationConsolidationResponse",
    "SageMakerAnnotationPayload",
    "SageMakerConsolidatedAnnotation",
    "SageMakerDataObject",
    "SageMakerPreHumanTaskEvent",
    "SageMakerPreHumanTaskResponse",
    "ScheduledEvent",
    "SecretsManagerEvent",
    "SecretsManagerRotationEvent",
    "StepFunctionsErrorEvent",
    "StreamBatchResponse",
    "StreamFailureRecord",
    "StreamRecord",
    "TimeRange",
    "TimeWindow",
    "TimeWindowResponse",
    "TimeZone",
    "TransferFamilyAuthorizerEvent",
    "TransferFamilyAuthorizerResponse",
    "TruncatedArray",
    "UpdateDescription",
    "UserMigrationTriggerEvent",
    "UserMigrationTriggerRequest",
    "UserMigrationTriggerResponse",
    "VPCLatticeEvent",
    "VPCLatticeEventV2",
    "VPCLatticeResponse",
    "VPCLatticeV2Identity",
    "VPCLatticeV2RequestContext",
    "VerifyAuthChallengeResponseTriggerEvent",
    "VerifyAuthChallengeResponseTriggerRequest",
    "VerifyAuthChallengeResponseTriggerResponse",
    "WebSocketEvent",
    "WebSocketRequestContext",
    "WorkMailAction",
    "WorkMailAddress",
    "WorkMailEnvelope",
    "WorkMailEvent",
    "WorkMailRecipientsAction",
    "WorkMailResponse",
    "detect",
]
