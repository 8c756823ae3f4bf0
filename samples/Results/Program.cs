using Samples.Results;
using TorchSharp.Reference.Training;

_ = BatchMemory.Keep();
return await CommandLine.RunAsync(args);
