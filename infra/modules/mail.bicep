// Communication Services with e-mail: the Azure-managed domain, and the office's own once its records are verified.
targetScope = 'resourceGroup'

@description('Name of the Communication Services resource.')
param communicationName string

@description('Name of the Email Communication Service.')
param emailName string

@description('Tags of all.')
param tags object

@description('Where the service keeps its data at rest. It cannot be changed later.')
param dataLocation string

@description('The office\'s own domain to send from; empty for the Azure-managed one alone.')
param customDomain string

@description('True once the custom domain\'s DNS records are verified: it is linked and sent from.')
param customDomainVerified bool

@description('The part of the sender\'s address before the @. Names other than DoNotReply need a raised sending limit.')
param senderName string

@description('Resource id of the workspace that takes the delivery log.')
param workspaceId string

// The service knows no regions, only where data rests.
#disable-next-line no-hardcoded-location
var everywhere = 'global'
var sendsFromOwnDomain = !empty(customDomain) && customDomainVerified
var defaultSender = 'DoNotReply'

resource email 'Microsoft.Communication/emailServices@2025-05-01' = {
  name: emailName
  location: everywhere
  tags: tags
  properties: {
    dataLocation: dataLocation
  }
}

resource managedDomain 'Microsoft.Communication/emailServices/domains@2025-05-01' = {
  parent: email
  name: 'AzureManagedDomain'
  location: everywhere
  tags: tags
  properties: {
    domainManagement: 'AzureManaged'
    userEngagementTracking: 'Disabled'
  }
}

resource ownDomain 'Microsoft.Communication/emailServices/domains@2025-05-01' = if (!empty(customDomain)) {
  parent: email
  name: empty(customDomain) ? 'none' : customDomain
  location: everywhere
  tags: tags
  properties: {
    domainManagement: 'CustomerManaged'
    userEngagementTracking: 'Disabled'
  }
}

resource sender 'Microsoft.Communication/emailServices/domains/senderUsernames@2025-05-01' = if (sendsFromOwnDomain && senderName != defaultSender) {
  parent: ownDomain
  name: senderName
  properties: {
    username: senderName
    displayName: senderName
  }
}

resource communication 'Microsoft.Communication/communicationServices@2025-05-01' = {
  name: communicationName
  location: everywhere
  tags: tags
  properties: {
    dataLocation: dataLocation
    disableLocalAuth: true
    // A domain that is not verified cannot be linked.
    linkedDomains: sendsFromOwnDomain ? [managedDomain.id, ownDomain.id] : [managedDomain.id]
  }
}

// Which mail reached whom, without what it says; the alert on undelivered mail reads it.
resource deliveryLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'delivery-log'
  scope: communication
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'EmailStatusUpdateOperational'
        enabled: true
      }
    ]
  }
}

@description('Name of the Communication Services resource.')
output communicationName string = communication.name

@description('Where it lies: the service knows no regions.')
output location string = everywhere

@description('What Mail:Acs:Endpoint takes.')
output endpoint string = 'https://${communication.properties.hostName}'

@description('What Mail:Acs:Sender takes.')
output sender string = sendsFromOwnDomain
  ? '${senderName}@${customDomain}'
  : '${defaultSender}@${managedDomain.properties.fromSenderDomain}'

@description('True when mail leaves from the custom domain, whose limits are those of a real sender.')
output sendsFromOwnDomain bool = sendsFromOwnDomain

@description('The DNS records to set for the custom domain; empty without one.')
output verificationRecords object = empty(customDomain) ? {} : ownDomain!.properties.verificationRecords
