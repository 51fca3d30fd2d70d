// What the app keeps in its account beside the tables, which it makes itself: containers, their protection, one queue.
targetScope = 'resourceGroup'

@description('Name of the account.')
param storageAccountName string

@description('Begins the names of the product\'s containers and queue; the app\'s setting Prefix.')
param prefix string

@description('Days for which a deleted blob or container, and an overwritten version, can be brought back.')
@minValue(1)
@maxValue(365)
param softDeleteDays int

@description('Days for which a nightly export is kept.')
@minValue(7)
param exportDays int

var packages = 'app-package'
var exports = '${prefix}-exports'

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: storageAccountName
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2024-01-01' = {
  parent: account
  name: 'default'
  properties: {
    // The link key and what units attached lie in blobs: an overwritten or deleted one must come back.
    isVersioningEnabled: true
    deleteRetentionPolicy: {
      enabled: true
      days: softDeleteDays
    }
    containerDeleteRetentionPolicy: {
      enabled: true
      days: softDeleteDays
    }
  }
}

resource containers 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' = [
  for name in [packages, exports, '${prefix}-private', '${prefix}-attachments', '${prefix}-outbox']: {
    parent: blobs
    name: name
    properties: {
      publicAccess: 'None'
    }
  }
]

resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2024-01-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          name: 'exports-have-an-end'
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: ['blockBlob']
              prefixMatch: ['${exports}/']
            }
            actions: {
              baseBlob: {
                delete: {
                  daysAfterCreationGreaterThan: exportDays
                }
              }
              version: {
                delete: {
                  daysAfterCreationGreaterThan: softDeleteDays
                }
              }
            }
          }
        }
        {
          // The Functions host renews leases and rewrites its own blobs all day; each old version would stay.
          name: 'old-versions-have-an-end'
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: ['blockBlob']
            }
            actions: {
              version: {
                delete: {
                  daysAfterCreationGreaterThan: softDeleteDays
                }
              }
            }
          }
        }
      ]
    }
  }
  dependsOn: [blobs]
}

resource queues 'Microsoft.Storage/storageAccounts/queueServices@2024-01-01' = {
  parent: account
  name: 'default'
}

resource deliveryReports 'Microsoft.Storage/storageAccounts/queueServices/queues@2024-01-01' = {
  parent: queues
  name: 'ankang-delivery-reports'
}

@description('Name of the container with the app\'s code.')
output packageContainer string = packages

@description('Name of the queue that takes the reports of delivered and undelivered mail.')
output deliveryReportQueue string = deliveryReports.name
