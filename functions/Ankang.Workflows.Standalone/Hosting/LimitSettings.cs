using Ankang.Workflows.Drafts;
using Ankang.Workflows.Retention;
using Ankang.Workflows.Web.Hosting;

namespace Ankang.Workflows.Standalone.Hosting;

/// <summary>Who stands before this host, how often it answers, what it remembers of that, whom it asks, and which programs may call it.</summary>
public static class LimitSettings
{
    /// <exception cref="CommandException">The settings cannot be read or are wrong; the message says the mend.</exception>
    public static void AddLimits(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(Read<RateLimits>(configuration, RateLimits.Section, o => o.Faults()));
        services.AddSingleton(Read<ProxyOptions>(configuration, ProxyOptions.Section, o => o.Faults()));
        services.AddSingleton(Read<SecurityLogOptions>(configuration, SecurityLogOptions.Section, o => o.Faults()));
        services.AddSingleton(Read<ModelOptions>(configuration, ModelOptions.Section, o => o.Faults()));
        services.AddSingleton(Read<PersonalDataOptions>(configuration, PersonalDataOptions.Section, o => o.Faults()));
    }

    /// <summary>The named keys of the JSON API.</summary>
    /// <exception cref="CommandException">The settings cannot be read or are wrong; the message says the mend.</exception>
    public static ApiOptions Api(IConfiguration configuration) => Read<ApiOptions>(configuration, ApiOptions.Section, o => o.Faults());

    private static T Read<T>(IConfiguration configuration, string section, Func<T, IEnumerable<string>> faults)
        where T : new()
    {
        T options;
        try
        {
            options = configuration.GetSection(section).Get<T>() ?? new T();
        }
        catch (InvalidOperationException e)
        {
            throw new CommandException(
                $"The settings under {section} cannot be read: {(e.InnerException ?? e).Message} Mend the value, or take it out for the default."
            );
        }

        string[] wrong = [.. faults(options)];
        return wrong.Length == 0 ? options : throw new CommandException(string.Join(Environment.NewLine, wrong));
    }
}
