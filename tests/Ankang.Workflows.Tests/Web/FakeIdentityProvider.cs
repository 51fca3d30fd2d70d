using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Ankang.Workflows.Tests.Web;

/// <summary>An identity provider with one user, on a free port: discovery, authorization code, signed token.</summary>
internal sealed class FakeIdentityProvider : IAsyncDisposable
{
    private readonly RSA _rsa = RSA.Create(2048);
    private readonly WebApplication _app;
    private readonly RsaSecurityKey _key;
    private string _nonce = "";

    private FakeIdentityProvider()
    {
        _key = new RsaSecurityKey(_rsa) { KeyId = "1" };
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/.well-known/openid-configuration", () => Results.Json(
                new
                {
                    issuer = Address,
                    authorization_endpoint = $"{Address}/authorize",
                    token_endpoint = $"{Address}/token",
                    jwks_uri = $"{Address}/keys",
                }
            ));
        _app.MapGet("/keys", () => Results.Json(
                new
                {
                    keys = new[]
                    {
                        new
                        {
                            kty = "RSA",
                            use = "sig",
                            kid = "1",
                            n = Base64UrlEncoder.Encode(_rsa.ExportParameters(false).Modulus),
                            e = Base64UrlEncoder.Encode(_rsa.ExportParameters(false).Exponent),
                        },
                    },
                }
            ));
        _app.MapGet("/authorize", (string nonce, string state, string redirect_uri) =>
        {
            _nonce = nonce;
            string back = $"{redirect_uri}?state={Uri.EscapeDataString(state)}",
                yes = $"{back}&code=a-code";
            return AsksFirst
                ? Results.Content(
                    $"<!DOCTYPE html><html lang=\"zh-CN\"><title>provider</title><p><a href=\"{yes}\">同意</a></p>"
                        + $"<p><a href=\"{back}&error=access_denied\">取消</a></p></html>",
                    "text/html; charset=utf-8"
                )
                : Results.Redirect(yes);
        });
        _app.MapPost("/token", (HttpContext context) => Results.Json(
                new
                {
                    token_type = "Bearer",
                    access_token = "none",
                    id_token = Token(),
                }
            ));
    }

    public string Address => _app.Urls.First();

    /// <summary>Whom the provider says it is.</summary>
    public string User { get; set; } = "";

    /// <summary>What stays of a user whatever he is called; null to take what he is called.</summary>
    public string? Subject { get; set; }

    /// <summary>True to show a page to its user, who agrees there or turns back.</summary>
    public bool AsksFirst { get; set; }

    public static async Task<FakeIdentityProvider> StartAsync()
    {
        var provider = new FakeIdentityProvider();
        await provider._app.StartAsync();
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _rsa.Dispose();
    }

    private string Token()
    {
        DateTime now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler().CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = Address,
                Audience = "ankang",
                IssuedAt = now,
                NotBefore = now,
                Expires = now.AddMinutes(5),
                Claims = new Dictionary<string, object>
                {
                    ["sub"] = Subject ?? User.ToLowerInvariant(),
                    ["nonce"] = _nonce,
                    ["preferred_username"] = User,
                },
                SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.RsaSha256),
            }
        );
    }
}
