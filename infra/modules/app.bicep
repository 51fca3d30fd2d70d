// The function app on a Flex Consumption plan, running as an identity whose roles hold already.
targetScope = 'resourceGroup'

@description('Name of the function app, unique in Azure; it is also the first part of its address.')
@maxLength(60)
param name string

@description('Name of the plan.')
param planName string

@description('Region of both.')
param location string

@description('Tags of the plan.')
param tags object

@description('Resource id of the identity that it runs as, and takes its code and its secrets with.')
param identityId string

@description('Address of the account\'s blobs, with a slash at the end.')
param blobEndpoint string

@description('Name of the container with the app\'s code.')
param packageContainer string

@description('Memory of an instance. It multiplies the price of every second that a function runs.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int

@description('Most instances at a time.')
@minValue(40)
@maxValue(1000)
param maximumInstanceCount int

@description('Subnet that the app sends from; empty for none.')
param subnetId string = ''

@description('Networks from which the app answers, such as the gateway\'s or the city\'s; empty for any.')
param allowedNetworks string[] = []

@description('Instances that always wait for orchestrations and activities.')
@minValue(0)
param durableAlwaysReady int

@description('Instances that always wait for pages and the API.')
@minValue(0)
param httpAlwaysReady int

var groups = [
  { name: 'durable', instanceCount: durableAlwaysReady }
  { name: 'http', instanceCount: httpAlwaysReady }
]

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
  }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  // azd finds the app to deploy to by this tag.
  tags: union(tags, { 'azd-service-name': 'workflows' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    keyVaultReferenceIdentity: identityId
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    functionAppConfig: {
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${blobEndpoint}${packageContainer}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
        alwaysReady: filter(groups, group => group.instanceCount > 0)
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
      ipSecurityRestrictionsDefaultAction: empty(allowedNetworks) ? 'Allow' : 'Deny'
      ipSecurityRestrictions: [
        for (network, index) in allowedNetworks: {
          name: 'network-${index}'
          action: 'Allow'
          ipAddress: network
          priority: 100 + index
        }
      ]
    }
  }

  // Code is deployed with an identity, never with a publishing password.
  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: {
      allow: false
    }
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: {
      allow: false
    }
  }
}

@description('Name of the app.')
output name string = app.name

@description('Its address on Azure\'s own domain.')
output url string = 'https://${app.properties.defaultHostName}'
