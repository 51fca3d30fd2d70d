// Everything that the Azure Functions host needs, in one resource group; azd up deploys it and then the code.
targetScope = 'resourceGroup'

@description('Name of the azd environment; with the resource group it decides the names of all resources.')
@minLength(1)
@maxLength(64)
param environmentName string

@description('Region; az functionapp list-flexconsumption-locations names those that have the plan.')
@metadata({ azd: { type: 'location' } })
param location string = resourceGroup().location

@description('Where units reach the app, without a slash at the end; empty for the app\'s address on Azure\'s own domain.')
param publicUrl string = ''

@description('Begins the names of the product\'s tables, containers and queue.')
@minLength(1)
@maxLength(20)
param prefix string = 'ankang'

@description('How mail leaves. Folder keeps it as blobs, for trials.')
@allowed(['Acs', 'Smtp', 'Folder'])
param mailTransport string = 'Acs'

@description('Sends all mail to this one address; empty for the recipients.')
param mailRedirectTo string = ''

@description('Acs: where the service keeps data at rest. It cannot be changed later.')
@allowed([
  'Africa'
  'Asia Pacific'
  'Australia'
  'Brazil'
  'Canada'
  'Europe'
  'France'
  'Germany'
  'India'
  'Japan'
  'Korea'
  'Norway'
  'Switzerland'
  'UAE'
  'UK'
  'United States'
])
param mailDataLocation string = 'Asia Pacific'

@description('Acs: the office\'s own domain to send from; empty for the Azure-managed one, which sends ten mails an hour.')
param mailDomain string = ''

@description('Acs: true once the DNS records of mailDomain are verified.')
param mailDomainVerified bool = false

@description('Acs: the part of the sender\'s address before the @. Names other than DoNotReply need a raised sending limit.')
param mailSenderName string = 'DoNotReply'

@description('Acs: mails a minute; 0 for the default of the domain (own 25, Azure-managed 4).')
@minValue(0)
param mailPerMinute int = 0

@description('Acs: mails an hour; 0 for the default of the domain (own 90, Azure-managed 9).')
@minValue(0)
param mailPerHour int = 0

@description('Acs: Narrow, a role of the three rights that sending takes; BuiltIn where custom roles are not allowed.')
@allowed(['Narrow', 'BuiltIn'])
param mailRole string = 'Narrow'

@description('Smtp: the mail server.')
param smtpHost string = ''

@description('Smtp: its port.')
@minValue(1)
@maxValue(65535)
param smtpPort int = 587

@description('Smtp: how the connection is encrypted.')
@allowed(['Auto', 'StartTls', 'SslOnConnect', 'None'])
param smtpSecurity string = 'StartTls'

@description('Smtp: who signs in; the password is the secret smtp-password of the vault. Empty for a server that asks for none.')
param smtpUser string = ''

@description('Smtp: the sender\'s address; empty for the office\'s.')
param smtpFrom string = ''

@description('Client id under which the app is registered with the identity provider; empty for sign-in with password.')
param signInClientId string = ''

@description('The identity provider; empty for Entra ID of the tenant that is deployed to.')
param signInAuthority string = ''

@description('False for a registration without a secret (public client); otherwise it is the secret sign-in-client-secret of the vault.')
param signInHasSecret bool = true

@description('How the storage account is replicated: Standard_LRS where the region has no zones.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS', 'Standard_RAGRS', 'Standard_RAGZRS'])
param storageSku string = 'Standard_ZRS'

@description('Days for which deleted blobs and old versions can be brought back.')
@minValue(1)
@maxValue(365)
param softDeleteDays int = 14

@description('Days for which a nightly export is kept.')
@minValue(7)
param exportDays int = 400

@description('Memory of an instance, in MB.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 2048

@description('Most instances at a time.')
@minValue(40)
@maxValue(1000)
param maximumInstanceCount int = 40

@description('Instances that always wait for orchestrations; 0 lets a turn start a minute later and costs nothing.')
@minValue(0)
param durableAlwaysReady int = 0

@description('Instances that always wait for pages; 0 lets the first visitor after a pause wait some seconds.')
@minValue(0)
param httpAlwaysReady int = 0

@description('Days for which logs are kept.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 90

@description('Gigabytes a day after which logs are no longer taken in.')
@minValue(1)
param logDailyCapGb int = 1

@description('Traces a second that are kept at most. Lines of a trace that is not kept are lost with it, errors included.')
@minValue(1)
param tracesPerSecond int = 5

@description('Who is told of alerts, by mail.')
param alertEmails string[] = []

@description('Errors within half an hour above which somebody is told.')
@minValue(0)
param errorThreshold int = 5

@description('Private: a virtual network for the app, and a storage account that answers to it and to operatorAddresses alone.')
@allowed(['Public', 'Private'])
param network string = 'Public'

@description('Private: addresses of the network, a /24 or larger that overlaps with none that it is to be joined with.')
param networkAddresses string = '10.84.0.0/24'

@description('Private: public addresses of operators who read the storage account, for the API key and exports.')
param operatorAddresses string[] = []

@description('Networks from which pages and API are reached, such as the gateway\'s or the city\'s, as 203.0.113.0/24; empty for any.')
param allowedNetworks string[] = []

var token = toLower(uniqueString(resourceGroup().id, environmentName))
var tags = { 'azd-env-name': environmentName }
var usesAcs = mailTransport == 'Acs'
var smtpSignsIn = mailTransport == 'Smtp' && !empty(smtpUser)
var signsInByProvider = !empty(signInClientId)
var needsVault = smtpSignsIn || (signsInByProvider && signInHasSecret)
var isPrivate = network == 'Private'
var vaultName = 'kv-${token}'

module storage 'modules/storage-account.bicep' = {
  name: 'storage-account'
  params: {
    name: 'st${token}'
    location: location
    tags: tags
    sku: storageSku
    isPrivate: isPrivate
    allowedAddresses: operatorAddresses
  }
}

module virtualNetwork 'modules/network.bicep' = if (isPrivate) {
  name: 'network'
  params: {
    name: 'vnet-${token}'
    location: location
    tags: tags
    addressPrefix: networkAddresses
  }
}

module privateStorage 'modules/private-storage.bicep' = if (isPrivate) {
  name: 'private-storage'
  params: {
    storageAccountName: storage.outputs.name
    networkId: virtualNetwork!.outputs.id
    subnetId: virtualNetwork!.outputs.endpointSubnetId
    location: location
    tags: tags
  }
}

module contents 'modules/storage-contents.bicep' = {
  name: 'storage-contents'
  params: {
    storageAccountName: storage.outputs.name
    prefix: prefix
    softDeleteDays: softDeleteDays
    exportDays: exportDays
  }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  params: {
    workspaceName: 'log-${token}'
    insightsName: 'appi-${token}'
    location: location
    tags: tags
    retentionDays: logRetentionDays
    dailyCapGb: logDailyCapGb
  }
}

module mail 'modules/mail.bicep' = if (usesAcs) {
  name: 'mail'
  params: {
    communicationName: 'acs-${token}'
    emailName: 'email-${token}'
    tags: tags
    dataLocation: mailDataLocation
    customDomain: mailDomain
    customDomainVerified: mailDomainVerified
    senderName: mailSenderName
    workspaceId: monitoring.outputs.workspaceId
  }
}

module deliveryReports 'modules/delivery-reports.bicep' = if (usesAcs) {
  name: 'delivery-reports'
  params: {
    topicName: 'evgt-${token}'
    location: mail!.outputs.location
    tags: tags
    communicationName: mail!.outputs.communicationName
    storageAccountName: storage.outputs.name
    queueName: contents.outputs.deliveryReportQueue
  }
}

module vault 'modules/vault.bicep' = if (needsVault) {
  name: 'vault'
  params: {
    name: vaultName
    location: location
    tags: tags
  }
}

module identity 'modules/identity.bicep' = {
  name: 'identity'
  params: {
    name: 'id-ankang-${token}'
    location: location
    tags: tags
  }
}

module storageRoles 'modules/storage-roles.bicep' = {
  name: 'app-storage-roles'
  params: {
    storageAccountName: storage.outputs.name
    principalId: identity.outputs.principalId
    services: ['blob', 'queue', 'table']
  }
}

module app 'modules/app.bicep' = {
  name: 'app'
  params: {
    name: 'func-ankang-${token}'
    planName: 'plan-${token}'
    location: location
    tags: tags
    identityId: identity.outputs.id
    blobEndpoint: storage.outputs.blobEndpoint
    packageContainer: contents.outputs.packageContainer
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    durableAlwaysReady: durableAlwaysReady
    httpAlwaysReady: httpAlwaysReady
    subnetId: isPrivate ? virtualNetwork!.outputs.appSubnetId : ''
    allowedNetworks: allowedNetworks
  }
  dependsOn: [privateStorage, storageRoles, roles]
}

module roles 'modules/app-roles.bicep' = {
  name: 'app-roles'
  params: {
    principalId: identity.outputs.principalId
    insightsName: monitoring.outputs.insightsName
    communicationName: usesAcs ? mail!.outputs.communicationName : ''
    mailRole: mailRole
    vaultName: needsVault ? vault!.outputs.name : ''
  }
}

// The account's name is enough in public Azure; other clouds have other addresses.
var storageSettings = environment().name == 'AzureCloud'
  ? { AzureWebJobsStorage__accountName: storage.outputs.name }
  : {
      AzureWebJobsStorage__blobServiceUri: storage.outputs.blobEndpoint
      AzureWebJobsStorage__queueServiceUri: storage.outputs.queueEndpoint
      AzureWebJobsStorage__tableServiceUri: storage.outputs.tableEndpoint
    }

var acsSettings = usesAcs
  ? {
      Mail__Acs__Endpoint: mail!.outputs.endpoint
      Mail__Acs__Sender: mail!.outputs.sender
      Mail__Acs__PerMinute: string(mailPerMinute > 0 ? mailPerMinute : (mail!.outputs.sendsFromOwnDomain ? 25 : 4))
      Mail__Acs__PerHour: string(mailPerHour > 0 ? mailPerHour : (mail!.outputs.sendsFromOwnDomain ? 90 : 9))
    }
  : {}

var smtpSettings = mailTransport == 'Smtp'
  ? union(
      {
        Mail__Smtp__Host: smtpHost
        Mail__Smtp__Port: string(smtpPort)
        Mail__Smtp__Security: smtpSecurity
      },
      empty(smtpFrom) ? {} : { Mail__Smtp__From: smtpFrom },
      smtpSignsIn
        ? {
            Mail__Smtp__User: smtpUser
            Mail__Smtp__Password: replace(vault!.outputs.reference, 'SECRET', 'smtp-password')
          }
        : {}
    )
  : {}

var signInSettings = signsInByProvider
  ? union(
      {
        SignIn__OpenIdConnect__Authority: empty(signInAuthority)
          ? '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
          : signInAuthority
        SignIn__OpenIdConnect__ClientId: signInClientId
      },
      signInHasSecret
        ? { SignIn__OpenIdConnect__ClientSecret: replace(vault!.outputs.reference, 'SECRET', 'sign-in-client-secret') }
        : {}
    )
  : {}

var url = empty(publicUrl) ? app.outputs.url : publicUrl

module settings 'modules/app-settings.bicep' = {
  name: 'app-settings'
  params: {
    appName: app.outputs.name
    settings: union(
      storageSettings,
      {
        AzureWebJobsStorage__credential: 'managedidentity'
        AzureWebJobsStorage__clientId: identity.outputs.clientId
        // The worker's DefaultAzureCredential tries nothing else, so a fault is told as it is.
        AZURE_TOKEN_CREDENTIALS: 'ManagedIdentityCredential'
        AZURE_CLIENT_ID: identity.outputs.clientId
        APPLICATIONINSIGHTS_CONNECTION_STRING: monitoring.outputs.connectionString
        APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.outputs.clientId};Authorization=AAD'
        OTEL_TRACES_SAMPLER: 'microsoft.rate_limited'
        OTEL_TRACES_SAMPLER_ARG: string(tracesPerSecond)
        // The host holds requests in memory, 100 MB each by default. The app takes 25 MB and says so on a page; what is larger than this sees none.
        FUNCTIONS_REQUEST_BODY_SIZE_LIMIT: string(32 * 1024 * 1024)
        PublicUrl: url
        Prefix: prefix
        Mail__Transport: mailTransport
      },
      empty(mailRedirectTo) ? {} : { Mail__RedirectTo: mailRedirectTo },
      acsSettings,
      smtpSettings,
      signInSettings
    )
  }
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  params: {
    name: 'alert-${token}'
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    emails: alertEmails
    watchesDelivery: usesAcs
    errorThreshold: errorThreshold
  }
}

@description('Region of all.')
output AZURE_LOCATION string = location

@description('Name of the function app.')
output ANKANG_APP string = app.outputs.name

@description('Where units reach the app.')
output ANKANG_URL string = url

@description('Where an identity provider sends people back to.')
output ANKANG_SIGN_IN_REDIRECT string = '${url}/sign-in/callback'

@description('Name of the storage account.')
output ANKANG_STORAGE string = storage.outputs.name

@description('Name of the vault; empty when no secret is needed.')
output ANKANG_VAULT string = needsVault ? vault!.outputs.name : ''

@description('Address that mail leaves from; empty when it does not leave through Communication Services.')
output ANKANG_MAIL_SENDER string = usesAcs ? mail!.outputs.sender : ''

@description('Name of the Email Communication Service, for the commands that verify a domain.')
output ANKANG_EMAIL_SERVICE string = usesAcs ? 'email-${token}' : ''

@description('DNS records to set for mailDomain; empty without one.')
output ANKANG_MAIL_RECORDS object = usesAcs ? mail!.outputs.verificationRecords : {}
