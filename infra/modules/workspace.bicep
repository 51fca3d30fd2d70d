// The Log Analytics workspace; deployed twice where rules mask what is taken in, since rules and workspace name each other.
targetScope = 'resourceGroup'

@description('Name of the workspace.')
param name string

@description('Region of the workspace.')
param location string

@description('Tags of the workspace.')
param tags object

@description('Days for which logs are kept; the first 31 are in the price of what is taken in.')
@minValue(30)
@maxValue(730)
param retentionDays int

@description('Gigabytes a day after which nothing more is taken in until the next day. Alerts fall silent then.')
@minValue(1)
param dailyCapGb int

@description('Resource id of the rules that whatever is taken in goes through; empty for none.')
param rulesId string = ''

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: name
  location: location
  tags: tags
  properties: union(
    {
      sku: {
        name: 'PerGB2018'
      }
      retentionInDays: retentionDays
      workspaceCapping: {
        dailyQuotaGb: dailyCapGb
      }
      features: {
        disableLocalAuth: true
        enableLogAccessUsingOnlyResourcePermissions: true
      }
    },
    empty(rulesId) ? {} : { defaultDataCollectionRuleResourceId: rulesId }
  )
}

@description('Resource id of the workspace.')
output id string = workspace.id
