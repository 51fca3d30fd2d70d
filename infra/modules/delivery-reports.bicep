// Reports of delivered, bounced and suppressed mail: from the service by Event Grid into a queue of the account.
// A queue and no endpoint of the app: an endpoint must answer a validation before its code is deployed, and a queue
// keeps what comes while the app is away.
targetScope = 'resourceGroup'

@description('Name of the system topic.')
param topicName string

@description('Where the topic lies: where its source does.')
param location string

@description('Tags of the topic.')
param tags object

@description('Name of the Communication Services resource.')
param communicationName string

@description('Name of the storage account.')
param storageAccountName string

@description('Name of the queue.')
param queueName string

@description('Days after which a report that nobody took is dropped.')
param keepDays int = 7

// Storage Queue Data Message Sender
var queueMessageSender = 'c6a89b2d-59bc-44d0-9896-0f6e12d7b80a'

resource communication 'Microsoft.Communication/communicationServices@2025-05-01' existing = {
  name: communicationName
}

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: storageAccountName

  resource queues 'queueServices' existing = {
    name: 'default'

    resource reports 'queues' existing = {
      name: queueName
    }
  }
}

resource topic 'Microsoft.EventGrid/systemTopics@2022-06-15' = {
  name: topicName
  location: location
  tags: tags
  identity: {
    type: 'SystemAssigned'
  }
  properties: {
    source: communication.id
    topicType: 'Microsoft.Communication.CommunicationServices'
  }
}

resource topicMaySend 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account::queues::reports.id, topic.id, queueMessageSender)
  scope: account::queues::reports
  properties: {
    principalId: topic.identity.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', queueMessageSender)
  }
}

resource subscription 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2022-06-15' = {
  parent: topic
  name: 'delivery-reports'
  properties: {
    eventDeliverySchema: 'EventGridSchema'
    filter: {
      includedEventTypes: ['Microsoft.Communication.EmailDeliveryReportReceived']
    }
    deliveryWithResourceIdentity: {
      identity: {
        type: 'SystemAssigned'
      }
      destination: {
        endpointType: 'StorageQueue'
        properties: {
          resourceId: account.id
          queueName: queueName
          queueMessageTimeToLiveInSeconds: keepDays * 86400
        }
      }
    }
    retryPolicy: {
      eventTimeToLiveInMinutes: 1440
      maxDeliveryAttempts: 30
    }
  }
  dependsOn: [topicMaySend]
}
