// The right to read and write an account's data, by service.
targetScope = 'resourceGroup'

@description('Name of the account.')
param storageAccountName string

@description('Object id of the identity.')
param principalId string

@description('What the identity is: a managed identity counts as a service principal.')
@allowed(['ServicePrincipal', 'User', 'Group'])
param principalType string = 'ServicePrincipal'

@description('What it reads and writes.')
param services ('blob' | 'queue' | 'table')[]

// Storage Blob, Queue and Table Data Contributor. Blob Data Owner, which the Functions documentation names for the host,
// adds the right to change owners and access lists of a hierarchical namespace; this account has none.
var contributor = {
  blob: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
  queue: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  table: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
}

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: storageAccountName
}

resource assignments 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for service in services: {
    name: guid(account.id, principalId, contributor[service])
    scope: account
    properties: {
      principalId: principalId
      principalType: principalType
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', contributor[service])
    }
  }
]
