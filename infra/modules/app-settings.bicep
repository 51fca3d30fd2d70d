// The app's settings as one whole: what is not named here is removed from the app.
targetScope = 'resourceGroup'

@description('Name of the function app.')
param appName string

@description('All settings.')
param settings object

resource app 'Microsoft.Web/sites@2024-04-01' existing = {
  name: appName

  resource appSettings 'config' = {
    name: 'appsettings'
    properties: settings
  }
}
