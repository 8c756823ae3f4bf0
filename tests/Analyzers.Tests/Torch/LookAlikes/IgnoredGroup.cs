namespace TorchSharp.Analyzers.Tests.Torch.LookAlikes;

/// <summary>Members that sound like entries of the tables and are none, for one reason.</summary>
internal sealed record IgnoredGroup(string Reason, string[] Names);
