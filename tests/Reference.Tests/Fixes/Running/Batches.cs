namespace TorchSharp.Reference.Tests.Fixes.Running;

/// <summary>Batches that generated programs may take. Views and transpositions on the way to the loss make the shape of its target vary.</summary>
internal static class Batches
{
    public static torch.Tensor Inputs(bool isImage)
    {
        torch.manual_seed(2);
        return isImage ? torch.randn(16, 1, 28, 28) : torch.randn(16, 20);
    }

    public static IEnumerable<torch.Tensor> Targets(bool isClass) => isClass ? Classes() : Labels();

    private static IEnumerable<torch.Tensor> Classes()
    {
        foreach (var count in new[] { 16, 8, 5, 10, 32 })
            yield return torch.arange(count, dtype: torch.int64).remainder(5);
        foreach (var width in new[] { 5, 10 })
            yield return torch.zeros(16, width, dtype: torch.int64);
    }

    private static IEnumerable<torch.Tensor> Labels()
    {
        foreach (var shape in new long[][] { [16, 5], [16, 10], [8, 5], [8, 10], [32, 5], [5, 16], [10, 16], [16, 1, 5], [16, 1, 10] })
        {
            torch.manual_seed(3);
            yield return torch.rand(shape).gt(0.5).to(torch.float32);
        }
    }
}
