// A vault for the secrets that cannot be identities: the one that the sign-in is registered with, the mail server's password.
// The vault is made here, the secrets are put into it by a person.
targetScope = 'resourceGroup'

@description('Name of the vault, unique in Azure.')
@minLength(3)
@maxLength(24)
param name string

@description('Region of the vault.')
param location string

@description('Tags of the vault.')
param tags object

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
    // Its secrets are issued anew at any time, so the vault may go for good with the environment.
    softDeleteRetentionInDays: 7
  }
}

@description('Name of the vault.')
output name string = vault.name

@description('What an app setting says instead of the secret SECRET, with that name put in.')
output reference string = '@Microsoft.KeyVault(SecretUri=${vault.properties.vaultUri}secrets/SECRET)'
