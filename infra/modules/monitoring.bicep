// One workspace of logs and the Application Insights resource that writes to it, by identity only.
targetScope = 'resourceGroup'

@description('Name of the Log Analytics workspace.')
param workspaceName string

@description('Name of the Application Insights resource.')
param insightsName string

@description('Region of both.')
param location string

@description('Tags of both.')
param tags object

@description('Days for which logs are kept; the first 31 are in the price of what is taken in.')
@minValue(30)
@maxValue(730)
param retentionDays int

@description('Gigabytes a day after which nothing more is taken in until the next day. Alerts fall silent then.')
@minValue(1)
param dailyCapGb int

module workspace 'workspace.bicep' = {
  name: 'workspace'
  params: {
    name: workspaceName
    location: location
    tags: tags
    retentionDays: retentionDays
    dailyCapGb: dailyCapGb
  }
}

// The Functions host, which is not ours, writes down the addresses that it is asked for; links in them are secrets.
var secret = '@"(/(u|s|d|c|welcome)/)[^/?#&\\s]+", @"\\1***"'
var maskProperties = 'Properties = parse_json(replace_regex(tostring(Properties), ${secret}))'
var masks = [
  {
    table: 'AppRequests'
    masked: 'Url = replace_regex(Url, ${secret}), Name = replace_regex(Name, ${secret}), OperationName = replace_regex(OperationName, ${secret})'
  }
  {
    table: 'AppDependencies'
    masked: 'Data = replace_regex(Data, ${secret}), Name = replace_regex(Name, ${secret}), OperationName = replace_regex(OperationName, ${secret})'
  }
  {
    table: 'AppTraces'
    masked: 'Message = replace_regex(Message, ${secret}), OperationName = replace_regex(OperationName, ${secret})'
  }
]

resource rules 'Microsoft.Insights/dataCollectionRules@2023-03-11' = {
  name: 'mask-${workspaceName}'
  location: location
  tags: tags
  kind: 'WorkspaceTransforms'
  properties: {
    destinations: {
      logAnalytics: [
        {
          name: 'workspace'
          workspaceResourceId: workspace.outputs.id
        }
      ]
    }
    dataFlows: [
      for mask in masks: {
        streams: ['Microsoft-Table-${mask.table}']
        destinations: ['workspace']
        transformKql: 'source | extend ${mask.masked}, ${maskProperties}'
      }
    ]
  }
}

module masking 'workspace.bicep' = {
  name: 'workspace-masking'
  params: {
    name: workspaceName
    location: location
    tags: tags
    retentionDays: retentionDays
    dailyCapGb: dailyCapGb
    rulesId: rules.id
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: insightsName
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.outputs.id
    DisableLocalAuth: true
  }
}

@description('Resource id of the workspace.')
output workspaceId string = workspace.outputs.id

@description('Name of the Application Insights resource.')
output insightsName string = insights.name

@description('Where telemetry goes. It names the resource and is no secret: local authentication is off.')
output connectionString string = insights.properties.ConnectionString
