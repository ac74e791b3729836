using CcHcPublish.Cli.Commands;

return await CommandLine.RunAsync(args);
