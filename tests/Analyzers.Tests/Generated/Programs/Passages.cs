namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>Operations that leave the head of a tensor as it is.</summary>
internal static class Passages
{
    public static Func<string, string> Pick(Choices choices, Names names, Output output) =>
        choices.Flip("transparent operation")
            ? choices.Pick("operation", output switch
            {
                Output.LogSoftmax => Staying(names),
                Output.Sigmoid or Output.Softmax => [.. Moving, .. Staying(names), Clamp],
                _ => [.. Moving, .. Staying(names)],
            })
            : x => x;

    private static Option<Func<string, string>> Clamp => new("clamp of a probability", x => $"{x}.clamp(1e-7, 1 - 1e-7)");

    /// <summary>After these nobody can say which dimension holds the classes, and cross entropy of log-probabilities along another one is right code.</summary>
    private static Option<Func<string, string>>[] Moving =>
    [
        new("view", x => $"{x}.view(-1, 5)"),
        new("reshape", x => $"{x}.reshape(-1, 5)"),
        new("flatten", x => $"torch.flatten({x}, 1)"),
        new("squeeze", x => $"{x}.squeeze(-1)"),
        new("torch.squeeze", x => $"torch.squeeze({x}, 2)"),
        new("unsqueeze", x => $"{x}.unsqueeze(1)"),
        new("permute", x => $"{x}.permute(1, 0)"),
        new("transpose", x => $"{x}.transpose(0, 1)"),
        new("chain", x => $"{x}.view(-1, 5).contiguous().to(torch.CPU)"),
    ];

    private static Option<Func<string, string>>[] Staying(Names names) =>
    [
        new("contiguous", x => $"{x}.contiguous()"),
        new("clone", x => $"{x}.clone()"),
        new("alias", x => $"{x}.alias()"),
        new("detach", x => $"{x}.detach()"),
        new("to device", x => $"{x}.to(torch.CPU)"),
        new("cpu", x => $"{x}.cpu()"),
        new("to type", x => $"{x}.to_type(torch.ScalarType.Float32)"),
        new("to float type", x => $"{x}.to(torch.float32)"),
        new("slice of the batch", x => $"{x}[torch.TensorIndex.Slice(0, 8)]"),
        new("dropout", x => $"{names.Functional("dropout")}({x}, 0.1, true)"),
        new("move to outer scope", x => $"{x}.MoveToOuterDisposeScope()"),
        new("detach from scope", x => $"{x}.DetachFromDisposeScope()"),
    ];
}
