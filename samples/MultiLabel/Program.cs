using Samples.MultiLabel;
using TorchSharp.Reference.Training;

_ = BatchMemory.Keep();
return await CommandLine.RunAsync(args);
