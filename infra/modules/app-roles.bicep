// What the app's identity may do outside its storage account.
targetScope = 'resourceGroup'

@description('Object id of the app\'s identity.')
param principalId string

@description('Name of the Application Insights resource that it writes telemetry to.')
param insightsName string

@description('Name of the Communication Services resource that it sends through; empty for none.')
param communicationName string

@description('''
Narrow: a role of this resource group with the three rights that sending takes.
BuiltIn: Communication and Email Service Owner, where custom roles are not allowed.
''')
@allowed(['Narrow', 'BuiltIn'])
param mailRole string

@description('Name of the vault whose secrets it reads; empty for none.')
param vaultName string

var monitoringMetricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'
var communicationAndEmailServiceOwner = '09976791-48a7-449e-bb21-39d1a415f350'
var keyVaultSecretsUser = '4633458b-17de-408a-874b-0445c86b69e6'
var narrow = !empty(communicationName) && mailRole == 'Narrow'

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource communication 'Microsoft.Communication/communicationServices@2025-05-01' existing = if (!empty(communicationName)) {
  name: empty(communicationName) ? 'none' : communicationName
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = if (!empty(vaultName)) {
  name: empty(vaultName) ? 'none' : vaultName
}

resource mayWriteTelemetry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, principalId, monitoringMetricsPublisher)
  scope: insights
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', monitoringMetricsPublisher)
  }
}

// Communication Services has no data actions: the service asks for these rights on the resource before it takes a mail.
resource mailSender 'Microsoft.Authorization/roleDefinitions@2022-04-01' = if (narrow) {
  name: guid(resourceGroup().id, 'mail-sender')
  properties: {
    roleName: 'Ankang Workflows mail sender (${uniqueString(resourceGroup().id)})'
    description: 'Sends mail through Communication Services; reads no keys, deletes nothing.'
    type: 'CustomRole'
    permissions: [
      {
        actions: [
          'Microsoft.Communication/CommunicationServices/Read'
          'Microsoft.Communication/CommunicationServices/Write'
          'Microsoft.Communication/EmailServices/Write'
        ]
      }
    ]
    assignableScopes: [resourceGroup().id]
  }
}

resource maySendMail 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(communicationName)) {
  name: guid(communication.id, principalId, mailRole)
  scope: communication
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: narrow
      ? mailSender.id
      : subscriptionResourceId('Microsoft.Authorization/roleDefinitions', communicationAndEmailServiceOwner)
  }
}

resource mayReadSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(vaultName)) {
  name: guid(vault.id, principalId, keyVaultSecretsUser)
  scope: vault
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', keyVaultSecretsUser)
  }
}
