namespace TorchSharp.Analyzers.Tests.Torch.LookAlikes;

/// <summary>Functions that move, pick or own elements otherwise than the transparent operations and batch indexing of the tables.</summary>
internal static class IgnoredMovements
{
    public static readonly IgnoredGroup[] All =
    [
        new("Repeats the elements of several tensors.", ["torch.broadcast_tensors"]),
        new(
            "Conjugate, or read pairs of numbers as complex ones.",
            [
                "torch.adjoint", "Tensor.adjoint", "Tensor.H", "Tensor.mH",
                "torch.view_as_complex", "Tensor.view_as_complex", "torch.view_as_real", "Tensor.view_as_real",
            ]),
        new("Order dimensions by name: nothing says which is the batch.", ["Tensor.align_as", "Tensor.align_to"]),
        new(
            "Take several tensors as well as one.",
            [
                "torch.atleast_1d", "torch.atleast_2d", "torch.atleast_3d", "Tensor.atleast_1d", "Tensor.atleast_2d", "Tensor.atleast_3d",
            ]),
        new(
            "Give several tensors: the parts of an array that a library makes are unknown.",
            [
                "torch.tensor_split", "Tensor.tensor_split",
                "torch.dsplit", "Tensor.dsplit", "torch.hsplit", "Tensor.hsplit", "torch.vsplit", "Tensor.vsplit",
            ]),
        new(
            "Write other elements into the tensor.",
            [
                "torch.index_add", "torch.index_add_", "Tensor.index_add", "Tensor.index_add_",
                "torch.index_copy", "torch.index_copy_", "Tensor.index_copy", "Tensor.index_copy_",
                "torch.index_fill", "torch.index_fill_", "Tensor.index_fill", "Tensor.index_fill_",
                "torch.index_reduce", "Tensor.index_put_",
                "torch.select_scatter", "Tensor.select_scatter", "torch.slice_scatter", "Tensor.slice_scatter",
            ]),
        new("Take the type of another tensor, which is unknown.", ["Tensor.type_as"]),
        new("Change how the elements are stored.", ["Tensor.to_dense", "Tensor.to_sparse"]),
        new("Give parameters of a layer, not an output.", ["torch.nn.utils.fuse_conv_bn_weights", "torch.nn.utils.fuse_linear_bn_weights"]),
        new("Calls a delegate; what that returns is no fact about this function.", ["torch.WrappedTensorDisposeScope"]),
        new(
            "Elements of a container: the model reads them, or they are data.",
            [
                "Modules.ModuleDict<T>.this[]", "Modules.ModuleList<T>.this[]", "Modules.ParameterDict.this[]", "Modules.ParameterList.this[]",
                "Modules.Sequential.this[]", "Modules.TensorDataset.this[]",
            ]),
    ];
}
