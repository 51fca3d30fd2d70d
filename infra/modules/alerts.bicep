// Alerts on the logs. Silence of the dispatch is one: an app that does not run reports nothing.
targetScope = 'resourceGroup'

@description('Begins the names of the alerts.')
param name string

@description('Region of the workspace.')
param location string

@description('Tags of all.')
param tags object

@description('Resource id of the workspace.')
param workspaceId string

@description('Who is told, by mail; nobody when empty, and alerts are seen in the portal only.')
param emails string[]

@description('True when mail leaves through Communication Services, which writes the delivery log.')
param watchesDelivery bool

@description('Errors of the app within half an hour above which somebody is told. A few mend themselves: retries, storage that was away.')
@minValue(0)
param errorThreshold int

// A table without a row may be unknown to the workspace; the empty one beside it keeps the query whole.
// The app's own lines carry their category; an exception that was logged stands in AppExceptions, not in AppTraces.
var preamble = '''
let traces = union isfuzzy=true (datatable(TimeGenerated: datetime, SeverityLevel: int, Properties: dynamic)[]), AppTraces;
let exceptions = union isfuzzy=true (datatable(TimeGenerated: datetime, ExceptionType: string, Properties: dynamic)[]), AppExceptions;
let runs = union isfuzzy=true (datatable(TimeGenerated: datetime, Name: string, Success: bool, ResultCode: string, Properties: dynamic)[]),
    AppRequests, AppDependencies;
let deliveries = union isfuzzy=true (datatable(TimeGenerated: datetime, RecipientId: string, DeliveryStatus: string)[]), ACSEmailStatusUpdateOperational;
let operations = union isfuzzy=true (datatable(TimeGenerated: datetime, Category: string, Detail: string)[]), _LogOperation;
'''

var always = [
  {
    key: 'dispatch-silent'
    title: 'Dispatch has not run for an hour'
    text: 'DispatchTimer wakes a list\'s dispatch whose slot was missed. Look at the app\'s state, 运行 and /health; it is made up until 17:30.'
    severity: 1
    frequency: 'PT15M'
    window: 'PT1H'
    operator: 'LessThan'
    threshold: 1
    query: '''
union
    (traces | where tostring(Properties.CategoryName) endswith ".Timers.EachList" and tostring(Properties.Work) == "DispatchTimer" and SeverityLevel < 2),
    (runs | where Success == true and (Name has "DispatchTimer" or tostring(Properties["faas.name"]) == "DispatchTimer"))
| summarize Hits = count()
'''
  }
  {
    key: 'dispatch-late'
    title: 'A list\'s slot is due and is not served'
    text: 'Its dispatch was woken three times in half an hour and has not taken it. 运行 has the list\'s status and reason; then restart the app.'
    severity: 1
    frequency: 'PT15M'
    window: 'PT30M'
    operator: 'GreaterThan'
    threshold: 0
    query: '''
traces
| where tostring(Properties.CategoryName) endswith ".Orchestrations.Instances" and isnotempty(tostring(Properties.Slot))
| summarize Woken = count() by List = tostring(Properties.List), Slot = tostring(Properties.Slot)
| where Woken >= 3
| summarize Hits = count()
'''
  }
  {
    key: 'report-poison'
    title: 'Delivery reports could not be read'
    text: 'They lie in ankang-delivery-reports-poison. Mend what hinders one and put it back into ankang-delivery-reports; told hourly until none is left.'
    severity: 3
    frequency: 'PT1H'
    window: 'PT2H'
    operator: 'GreaterThan'
    threshold: 0
    query: '''
traces
| where tostring(Properties.CategoryName) endswith ".Timers.PoisonTimer" and SeverityLevel >= 2
| summarize Hits = count()
'''
  }
  {
    key: 'obligation-stuck'
    title: 'An orchestration failed, or a step keeps failing'
    text: 'GET /manage/lists/LIST says which obligation and why. Failed orchestrations and steps are tried again every hour; what lasts needs a person.'
    severity: 2
    frequency: 'PT30M'
    window: 'PT1H'
    operator: 'GreaterThan'
    threshold: 0
    query: '''
let steps = dynamic(["ObligationOrchestration", "AdvanceObligation", "DispatchOrchestration", "PlanSlot", "PrepareSlot", "SendSome", "SettleSlot"]);
union
    (traces | where tostring(Properties.CategoryName) endswith ".Orchestrations.Instances" and SeverityLevel >= 2),
    (traces | where tostring(Properties.CategoryName) endswith ".Turns.ObligationTurns" and SeverityLevel >= 3),
    (exceptions | where tostring(Properties.CategoryName) endswith ".Turns.ObligationTurns"),
    (runs | where Success == false
        and (Name has_any (steps) or tostring(Properties["faas.name"]) in (steps)))
| summarize Hits = count()
'''
  }
  {
    key: 'problem-reported'
    title: 'Dispatch, audit or security log reports a problem'
    text: 'The mail service refuses, the audit found a difference, a timer failed, many failed to come in, or a file is infected. The overview shows it.'
    severity: 2
    frequency: 'PT30M'
    window: 'PT1H'
    operator: 'GreaterThan'
    threshold: 0
    query: '''
union
    (traces | where tostring(Properties.CategoryName) endswith ".Timers.EachList" and SeverityLevel >= 2),
    (exceptions | where tostring(Properties.CategoryName) endswith ".Timers.EachList"),
    (traces | where SeverityLevel >= 3
        and (tostring(Properties.CategoryName) endswith ".Security.SecurityLog"
            or tostring(Properties.CategoryName) endswith ".Retention.AttachmentRescan"))
| summarize Hits = count()
'''
  }
  {
    key: 'first-sign-in'
    title: 'Somebody used the first sign-in although there are people'
    text: 'Whoever holds the function key made a link, or became a person of the office by it. If nobody of you did: remove the person, renew the keys.'
    severity: 1
    frequency: 'PT15M'
    window: 'PT1H'
    operator: 'GreaterThan'
    threshold: 0
    query: '''
traces
| where SeverityLevel >= 4
    and (tostring(Properties.CategoryName) endswith ".People.PeopleService" or tostring(Properties.CategoryName) endswith ".People.WelcomeService")
| summarize Hits = count()
'''
  }
  {
    key: 'host-errors'
    title: 'Errors of the app'
    text: 'More errors within half an hour than usual: look at AppExceptions and AppTraces of the time. A visitor who closes a page counts for none.'
    severity: 3
    frequency: 'PT15M'
    window: 'PT30M'
    operator: 'GreaterThan'
    threshold: errorThreshold
    query: '''
union
    (traces | where SeverityLevel >= 3),
    (exceptions | where not(ExceptionType has "CanceledException" and tostring(Properties.CategoryName) !startswith "Ankang.")),
    (runs | where toint(ResultCode) >= 500)
| summarize Hits = count()
'''
  }
  {
    key: 'log-cap-reached'
    title: 'The day\'s log is full'
    text: 'The daily cap was reached; until it is reset nothing is logged and the other alerts see nothing. Find what writes so much, or raise logDailyCapGb.'
    severity: 2
    frequency: 'PT30M'
    window: 'PT1H'
    operator: 'GreaterThan'
    threshold: 0
    query: '''
operations
| where Category =~ "Ingestion" and Detail has "OverQuota"
| summarize Hits = count()
'''
  }
]

var delivery = [
  {
    key: 'mail-undelivered'
    title: 'Mail was not delivered'
    text: 'A recipient\'s server refused a mail, or the service suppresses the address after bounces. The item\'s history names it; mend the contact.'
    severity: 2
    frequency: 'PT30M'
    window: 'PT1H'
    operator: 'GreaterThan'
    threshold: 0
    query: '''
deliveries
| where isnotempty(RecipientId) and DeliveryStatus in~ ("Bounced", "Failed", "FilteredSpam", "Quarantined", "Suppressed")
| summarize Hits = count()
'''
  }
]

var rules = watchesDelivery ? concat(always, delivery) : always

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(emails)) {
  name: '${name}-people'
  // Action groups know no regions.
  #disable-next-line no-hardcoded-location
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'ankang'
    emailReceivers: [
      for email in emails: {
        name: email
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

resource alerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for rule in rules: {
    name: '${name}-${rule.key}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: rule.title
      description: rule.text
      severity: rule.severity
      enabled: true
      scopes: [workspaceId]
      evaluationFrequency: rule.frequency
      windowSize: rule.window
      autoMitigate: true
      // The tables come with the first rows.
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: '${preamble}${rule.query}'
            timeAggregation: 'Total'
            metricMeasureColumn: 'Hits'
            operator: rule.operator
            threshold: rule.threshold
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      actions: {
        actionGroups: empty(emails) ? [] : [people.id]
      }
    }
  }
]
