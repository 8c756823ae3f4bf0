using Samples.Mnist;

return await CommandLine.RunAsync(args);
