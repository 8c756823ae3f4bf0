using Samples.Results;

return await CommandLine.RunAsync(args);
