namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>The one way in which fixes write a function that TorchSharp spells in several: <c>torch.sigmoid(z)</c>, <c>z.sigmoid()</c>, <c>Sigmoid()</c>.</summary>
/// <param name="Spelling">The static method, as the tables write it.</param>
/// <param name="Method">The method of a tensor, or null if there is none that does nothing else.</param>
/// <param name="Module">The factory of the module and its class, which have one name, or null if no fix writes one.</param>
internal sealed record WrittenFunction(string Spelling, string? Method, string? Module = null)
{
    /// <summary>The name by which users know it: all after the last dot.</summary>
    public string Name { get; } = Spelling.Substring(Spelling.LastIndexOf('.') + 1);

    /// <summary>The static method, with the namespace.</summary>
    public string Qualified => $"{TorchNames.Namespace}.{Spelling}";
}

internal static class WrittenFunctions
{
    public static readonly WrittenFunction Sigmoid = new("torch.sigmoid", "sigmoid", "Sigmoid");
    public static readonly WrittenFunction Softmax = new("torch.nn.functional.softmax", "softmax", "Softmax");
    public static readonly WrittenFunction LogSoftmax = new("torch.nn.functional.log_softmax", "log_softmax", "LogSoftmax");
    public static readonly WrittenFunction LogSigmoid = new("torch.nn.functional.logsigmoid", "log_sigmoid");
    public static readonly WrittenFunction Tanh = new("torch.tanh", "tanh");
    public static readonly WrittenFunction Log = new("torch.log", "log");
    public static readonly WrittenFunction Exp = new("torch.exp", "exp");

    /// <summary>Softmax over the channels of an image, which takes no dimension.</summary>
    public static readonly WrittenFunction Softmax2d = new("torch.nn.functional.softmax2d", null);

    /// <summary>What an activation of several functions is written as: the one of its own name, whichever module or method was it before.</summary>
    public static readonly IReadOnlyList<WrittenFunction> ByName =
    [
        Softmax, Softmax2d, new("torch.nn.functional.relu", "relu"), new("torch.nn.functional.relu6", "relu6"), Tanh, new("torch.nn.functional.softsign", null),
    ];

    /// <summary>What the factories of a table of given numbers are called: <c>Embedding_from_pretrained</c>.</summary>
    public const string FromPretrained = "_from_pretrained";

    /// <summary>The module that hands on what it is given.</summary>
    public const string Identity = "Identity";
}
