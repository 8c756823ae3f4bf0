using static TorchSharp.torch;

namespace TorchSharp.KilledTraining;

/// <summary>Calls that end the process: they can only be made in one that nobody needs.</summary>
internal static class FatalCall
{
    /// <summary>What comes first on the command line, before the name of a call.</summary>
    public const string Option = "--call";

    public static void Make(string name)
    {
        using var input = zeros(2, 3);
        using var output = name switch
        {
            "torch.rand_out" => rand_out(input, 2, 3),
            "Tensor.randn_out" => input.randn_out(2, 3),
            "torch.rand" => rand(2, 3),
            _ => throw new ArgumentException($"'{name}' is no call that is known here.", nameof(name)),
        };
        Console.WriteLine(output.shape.Length);
    }
}
