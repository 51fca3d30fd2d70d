// The identity that the app runs as. It is there before the app, so that its roles hold when the app first starts: those of an identity
// that comes with the app are assigned after it, and for some minutes its first requests are answered with 403.
targetScope = 'resourceGroup'

@description('Name of the identity.')
param name string

@description('Region of the identity.')
param location string

@description('Tags of the identity.')
param tags object

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: name
  location: location
  tags: tags
}

@description('Resource id, by which the app wears it.')
output id string = identity.id

@description('Object id, to which roles are assigned.')
output principalId string = identity.properties.principalId

@description('Client id, by which the app names it when it signs in.')
output clientId string = identity.properties.clientId
