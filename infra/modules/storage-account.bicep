// One storage account without keys: who reads or writes it signs in with an identity.
targetScope = 'resourceGroup'

@description('Name of the account, unique in Azure.')
@minLength(3)
@maxLength(24)
param name string

@description('Region of the account.')
param location string

@description('Tags of the account.')
param tags object = {}

@description('How it is replicated: Standard_ZRS in three zones of the region, Standard_LRS where a region has no zones.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS', 'Standard_RAGRS', 'Standard_RAGZRS'])
param sku string = 'Standard_ZRS'

@description('True where the account answers to a virtual network and to allowedAddresses alone.')
param isPrivate bool = false

@description('Addresses or networks of operators that reach the account all the same; only where it is private.')
param allowedAddresses string[] = []

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: sku
  }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    // Azure's own services, which bring delivery reports with an identity, come in by the bypass.
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: isPrivate ? 'Deny' : 'Allow'
      ipRules: [for address in (isPrivate ? allowedAddresses : []): { action: 'Allow', value: address }]
    }
  }
}

@description('Name of the account.')
output name string = account.name

@description('Address of its blobs, with a slash at the end.')
output blobEndpoint string = account.properties.primaryEndpoints.blob

@description('Address of its tables, with a slash at the end.')
output tableEndpoint string = account.properties.primaryEndpoints.table

@description('Address of its queues, with a slash at the end.')
output queueEndpoint string = account.properties.primaryEndpoints.queue
