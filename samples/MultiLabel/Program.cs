using Samples.MultiLabel;

return await CommandLine.RunAsync(args);
