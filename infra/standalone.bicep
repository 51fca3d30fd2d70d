// Table Storage for a standalone host: one account and the right to its tables.
targetScope = 'resourceGroup'

@description('Name of the storage account, unique in Azure.')
@minLength(3)
@maxLength(24)
param storageAccountName string

@description('Region of the account.')
param location string = resourceGroup().location

@description('How the account is replicated: Standard_LRS where the region has no zones.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS', 'Standard_RAGRS', 'Standard_RAGZRS'])
param storageSku string = 'Standard_ZRS'

@description('Object id of the identity that the host signs in with.')
param hostPrincipalId string

@description('What the identity is: a managed identity counts as a service principal.')
@allowed(['ServicePrincipal', 'User', 'Group'])
param hostPrincipalType string = 'ServicePrincipal'

module account 'modules/storage-account.bicep' = {
  name: 'storage-account'
  params: {
    name: storageAccountName
    location: location
    sku: storageSku
  }
}

module hostMayWriteTables 'modules/storage-roles.bicep' = {
  name: 'host-may-write-tables'
  params: {
    storageAccountName: account.outputs.name
    principalId: hostPrincipalId
    principalType: hostPrincipalType
    services: ['table']
  }
}

@description('What --storage takes.')
output tableEndpoint string = account.outputs.tableEndpoint
