using Ankang.Workflows.AzureFunctions.Hosting;
using Ankang.Workflows.Drafts;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

if (args is [DocumentProcess.Command])
    return await DocumentProcess.ServeAsync(Console.OpenStandardInput(), Console.OpenStandardOutput(), CancellationToken.None);
FunctionsApplicationBuilder builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.AddWorkflowHost();
await builder.Build().RunAsync();
return 0;
