using Ankang.Workflows.AzureFunctions.Hosting;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Notices;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Ankang.Workflows.AzureFunctions.Tests.Hosting;

/// <summary>Settings are checked before the host starts, all at once, each with its mend.</summary>
public sealed class SettingsTests
{
    private const string Emulator = "UseDevelopmentStorage=true";

    [Fact]
    public void Mail_StaysInTheAccount_WhenNothingIsSet()
    {
        MailRoutes routes = Build(("AzureWebJobsStorage", Emulator)).BuildServiceProvider().GetRequiredService<MailRoutes>();
        Assert.IsType<BlobOutbox>(routes.Configured);
        Assert.Same(routes.Outbox, routes.Configured);
    }

    [Fact]
    public void Mail_LeavesBySmtp_WhenItIsSet_AndTheOutboxStays()
    {
        MailRoutes routes = Build(
                ("AzureWebJobsStorage:accountName", "stankang"),
                ("PublicUrl", "https://anwei.example.org"),
                ("Mail:Transport", "Smtp"),
                ("Mail:Smtp:Host", "smtp.example.org")
            )
            .BuildServiceProvider()
            .GetRequiredService<MailRoutes>();
        Assert.True(Assert.IsType<PacedTransport>(routes.Configured).ReachesPeople); // SMTP with its pace
        Assert.IsType<BlobOutbox>(routes.Outbox);
    }

    [Fact]
    public void Faults_AreNamedAllAtOnce_EachWithItsMend()
    {
        InvalidOperationException fault = Assert.Throws<InvalidOperationException>(() =>
            Build(
                ("AzureWebJobsStorage", Emulator),
                ("PublicUrl", "anwei"),
                ("Prefix", "An-Kang"),
                ("Mail:Transport", "Acs"),
                ("Mail:RedirectTo", "nobody")
            )
        );
        Assert.Equal(
            [
                "PublicUrl is 'anwei', which is no address such as https://anwei.example.org.",
                "Prefix is 'An-Kang'; write up to 20 lower-case letters and digits, a letter first.",
                "Mail:RedirectTo is 'nobody', which is no mail address; write one such as office@example.org, or leave it out.",
                "Mail:Acs:Endpoint is missing or no address; write the resource's, such as https://name.communication.azure.com, "
                    + "or set Mail:Transport to Folder.",
                "Mail:Acs:Sender is missing or no mail address; write one of the connected domain, such as DoNotReply@example.org.",
            ],
            fault.Message.Split(Environment.NewLine)
        );
    }

    [Fact]
    public void RealMail_AsksForPublicUrl() =>
        Assert.Contains(
            "PublicUrl is missing",
            Assert
                .Throws<InvalidOperationException>(() =>
                    Build(("AzureWebJobsStorage", Emulator), ("Mail:Transport", "Smtp"), ("Mail:Smtp:Host", "smtp.example.org"))
                )
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Storage_IsAskedFor_WhenNoneIsNamed() =>
        Assert.Contains(
            "AzureWebJobsStorage__accountName",
            Assert.Throws<InvalidOperationException>(() => Build()).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Values_OfTheWrongKind_AreNamed() =>
        Assert.Contains(
            "Mail:Transport",
            Assert.Throws<InvalidOperationException>(() => Build(("AzureWebJobsStorage", Emulator), ("Mail:Transport", "Pigeon"))).Message,
            StringComparison.Ordinal
        );

    private static IServiceCollection Build(params (string Name, string Value)[] settings)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value)));
        builder.Services.AddLogging();
        builder.AddWorkflowHost();
        return builder.Services;
    }
}
