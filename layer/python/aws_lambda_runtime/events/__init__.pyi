# Written by `make events`.
# fmt: off
from aws_lambda_runtime.events._arn import Arn as Arn
from aws_lambda_runtime.events._attribute_value import AttributeValue as AttributeValue
from aws_lambda_runtime.events._client_cert import ClientCert as ClientCert
from aws_lambda_runtime.events._client_cert import ClientCertValidity as ClientCertValidity
from aws_lambda_runtime.events._detail import Detail as Detail
from aws_lambda_runtime.events._detect import detect as detect
from aws_lambda_runtime.events._headers import Headers as Headers
from aws_lambda_runtime.events._json_text import JsonText as JsonText
from aws_lambda_runtime.events._time_window import TimeWindow as TimeWindow
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
from aws_lambda_runtime.events.batch_response import StreamBatchResponse as StreamBatchResponse
from aws_lambda_runtime.events.batch_response import TimeWindowResponse as TimeWindowResponse
from aws_lambda_runtime.events.dynamodb import DynamoDBRecord as DynamoDBRecord
from aws_lambda_runtime.events.dynamodb import DynamoDBStreamEvent as DynamoDBStreamEvent
from aws_lambda_runtime.events.dynamodb import DynamoDBUserIdentity as DynamoDBUserIdentity
from aws_lambda_runtime.events.dynamodb import StreamRecord as StreamRecord
from aws_lambda_runtime.events.eventbridge import EventBridgeEvent as EventBridgeEvent
from aws_lambda_runtime.events.eventbridge import ScheduledEvent as ScheduledEvent
from aws_lambda_runtime.events.kafka import KafkaEvent as KafkaEvent
from aws_lambda_runtime.events.kafka import KafkaEventRecord as KafkaEventRecord
from aws_lambda_runtime.events.kafka import KafkaSchemaMetadata as KafkaSchemaMetadata
from aws_lambda_runtime.events.kinesis import KinesisStreamEvent as KinesisStreamEvent
from aws_lambda_runtime.events.kinesis import KinesisStreamRecord as KinesisStreamRecord
from aws_lambda_runtime.events.kinesis import KinesisStreamRecordPayload as KinesisStreamRecordPayload
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

__all__ = [
    "APIGatewayProxyEventV2",
    "APIGatewayProxyResponseV2",
    "AlarmDimension",
    "AlarmMetric",
    "AlarmMetricDataQuery",
    "AlarmMetricStat",
    "Arn",
    "AttributeValue",
    "Authentication",
    "BatchItemFailure",
    "ClientCert",
    "ClientCertValidity",
    "CloudWatchAlarmSNSMessage",
    "CloudWatchAlarmTrigger",
    "CognitoIdentity",
    "Detail",
    "DynamoDBRecord",
    "DynamoDBStreamEvent",
    "DynamoDBUserIdentity",
    "Event",
    "EventBridgeEvent",
    "Headers",
    "JsonText",
    "KafkaEvent",
    "KafkaEventRecord",
    "KafkaSchemaMetadata",
    "KinesisFirehoseEvent",
    "KinesisFirehoseRecord",
    "KinesisFirehoseRecordMetadata",
    "KinesisFirehoseResponse",
    "KinesisFirehoseResponseMetadata",
    "KinesisFirehoseResponseRecord",
    "KinesisStreamEvent",
    "KinesisStreamRecord",
    "KinesisStreamRecordPayload",
    "MSKFirehoseEvent",
    "MSKFirehoseRecord",
    "MSKFirehoseResponse",
    "MSKFirehoseResponseRecord",
    "MSKRecordMetadata",
    "Payload",
    "RequestContextV2",
    "RequestContextV2Authorizer",
    "RequestContextV2AuthorizerIam",
    "RequestContextV2AuthorizerJwt",
    "RequestContextV2Http",
    "Response",
    "S3Bucket",
    "S3Event",
    "S3EventRecord",
    "S3GlacierEventData",
    "S3Identity",
    "S3IntelligentTieringEventData",
    "S3LifecycleEventData",
    "S3Message",
    "S3Object",
    "S3ReplicationEventData",
    "S3RequestParameters",
    "S3ResponseElements",
    "S3RestoreEventData",
    "S3TestEvent",
    "S3TransitionEventData",
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
    "ScheduledEvent",
    "StreamBatchResponse",
    "StreamRecord",
    "TimeWindow",
    "TimeWindowResponse",
    "detect",
]
