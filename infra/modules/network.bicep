// A virtual network for the app, and private endpoints of the storage account in it.
targetScope = 'resourceGroup'

@description('Name of the virtual network.')
param name string

@description('Region of all.')
param location string

@description('Tags of all.')
param tags object

@description('Addresses of the network; it takes a /24 or larger.')
param addressPrefix string

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    addressSpace: {
      addressPrefixes: [addressPrefix]
    }
    subnets: [
      {
        name: 'app'
        properties: {
          addressPrefix: cidrSubnet(addressPrefix, 26, 0)
          delegations: [
            {
              name: 'flex-consumption'
              properties: {
                serviceName: 'Microsoft.App/environments'
              }
            }
          ]
        }
      }
      {
        name: 'endpoints'
        properties: {
          addressPrefix: cidrSubnet(addressPrefix, 26, 1)
        }
      }
    ]
  }
}

@description('Subnet that the app sends from.')
output appSubnetId string = network.properties.subnets[0].id

@description('Subnet of the private endpoints.')
output endpointSubnetId string = network.properties.subnets[1].id

@description('Resource id of the network.')
output id string = network.id
