using CcHcPublish.Contract.Storage;
using CcHcPublish.Runtime;
using CcHcPublish.Runtime.Channels.Accounts;
using CcHcPublish.Runtime.Content;
using CcHcPublish.Runtime.Scheduling;
using CcHcPublish.Runtime.Storage;
using CcHcPublish.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Zalo.OA.SDK;

namespace CcHcPublish.Contract.Accounts;

/// <summary>A ledger with a key file, and a sandbox whose accounts can be connected.</summary>
public sealed class AccountStage : IAsyncDisposable
{
    private readonly LedgerUnderTest database;
    private readonly TempFolder folder = new();

    private AccountStage(LedgerUnderTest database, SandboxStage sandbox, DeskClock clock)
    {
        this.database = database;
        Sandbox = sandbox;
        Clock = clock;
        Keys = new Lazy<KeyRing>(() => KeyRing.Load(folder.Path, null));
        Accounts = NewNode();
    }

    public SandboxStage Sandbox { get; }

    public DeskClock Clock { get; }

    public Ledger Ledger => database.Ledger;

    /// <summary>How another process opens this ledger.</summary>
    public string Connection => database.Connection;

    public string KeyFolder => folder.Path;

    public Lazy<KeyRing> Keys { get; }

    public Runtime.Channels.Accounts.Accounts Accounts { get; }

    public static async Task<AccountStage> OpenAsync(string databaseName, CcHcPublish.Sandbox.SandboxOptions? options = null)
    {
        var clock = new DeskClock();
        return new AccountStage(await OnBothDatabases.OpenAsync(databaseName, clock), await SandboxStage.OpenAsync(options), clock);
    }

    /// <summary>Another process on the same ledger and key.</summary>
    public Runtime.Channels.Accounts.Accounts NewNode(string? key = null, ILoggerFactory? logs = null) => new(
        Ledger, new RuntimeSettings { Root = new ContentRoot(folder.Path), DataFolder = folder.Path, Clock = Clock, Key = key, Logs = logs ?? NullLoggerFactory.Instance });

    public async Task<AccountRow> ConnectZaloAsync() =>
        await Accounts.Connect.RunAsync("so-mau", SandboxStage.Oa, Sandbox.ZaloApp, await Sandbox.OaAsync(Clock.GetUtcNow()), "tin-hoc", default);

    public Task<AccountRow> ConnectFacebookAsync() =>
        Accounts.Connect.RunAsync("so-mau", SandboxStage.Fanpage, Sandbox.FacebookApp, Sandbox.Page, "tin-hoc", default);

    public LedgerTokenStore Store(AccountRow row) => new(Ledger, Keys.Value, row, _ => { });

    public async Task<AccountRow> RowAsync(string channel) => (await AccountRow.FindAsync(Ledger, "so-mau", channel, default))!;

    /// <summary>A client whose tokens live in the ledger, as a node has it; its clock may be ahead.</summary>
    public (ZaloOaClient Client, RotatingTokenSource Tokens) Node(AccountRow row, TimeProvider clock)
    {
        var options = new ZaloOaOptions
        {
            ApiBase = Sandbox.ZaloApi,
            OAuthBase = Sandbox.ZaloApi,
            AppId = row.AppId,
            AppSecret = new ZaloSecret(Sandbox.ZaloApp.AppSecret.Reveal()),
            Timeout = TokenWorker.Timeout,
        };
        var tokens = new RotatingTokenSource(new ZaloOAuthClient(options, clock: clock), Store(row), clock);
        return (new ZaloOaClient(options, tokens, clock: clock), tokens);
    }

    public async ValueTask DisposeAsync()
    {
        Accounts.Dispose();
        await Sandbox.DisposeAsync();
        await database.DisposeAsync();
        folder.Dispose();
    }
}
