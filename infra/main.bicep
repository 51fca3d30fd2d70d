// Table Storage for a standalone host: tables only, identities instead of keys.
targetScope = 'resourceGroup'

@description('Name of the storage account, unique in Azure.')
@minLength(3)
@maxLength(24)
param storageAccountName string

@description('Region of the account.')
param location string = resourceGroup().location

@description('Object id of the identity that the host signs in with.')
param hostPrincipalId string

@description('What the identity is: a managed identity counts as a service principal.')
@allowed(['ServicePrincipal', 'User', 'Group'])
param hostPrincipalType string = 'ServicePrincipal'

var storageTableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: storageAccountName
  location: location
  kind: 'StorageV2'
  sku: {
    name: 'Standard_ZRS'
  }
  properties: {
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

resource hostMayWriteTables 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, hostPrincipalId, storageTableDataContributor)
  scope: account
  properties: {
    principalId: hostPrincipalId
    principalType: hostPrincipalType
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', storageTableDataContributor)
  }
}

@description('What --storage takes.')
output tableEndpoint string = account.properties.primaryEndpoints.table
