namespace TorchSharp.Reference.Data.Drawing;

/// <summary>An elastic bend of the paper: places near each other move alike.</summary>
/// <remarks>
/// After Simard, Steinkraus, Platt: Best Practices for Convolutional Neural Networks Applied to Visual Document Analysis (ICDAR 2003).
/// </remarks>
internal sealed class Bend
{
    private const int Nodes = 5;

    private readonly Point[] _moves;
    private readonly double _size;

    /// <param name="random">Draws how far the nodes of a coarse grid move.</param>
    /// <param name="strength">The standard deviation of these moves, in pixels.</param>
    /// <param name="size">Height and width of the paper, in pixels.</param>
    public Bend(SplitMix64 random, double strength, double size)
    {
        _size = size;
        _moves = new Point[Nodes * Nodes];
        for (var i = 0; i < _moves.Length; i++)
            _moves[i] = new Point(strength * random.NextNormal(), strength * random.NextNormal());
    }

    public Point Apply(Point point)
    {
        var (column, shareX) = Cell(point.X);
        var (row, shareY) = Cell(point.Y);
        var above = Between(_moves[row * Nodes + column], _moves[row * Nodes + column + 1], shareX);
        var below = Between(_moves[(row + 1) * Nodes + column], _moves[(row + 1) * Nodes + column + 1], shareX);
        return point + Between(above, below, shareY);
    }

    private (int Node, double Share) Cell(double coordinate)
    {
        var place = Math.Clamp(coordinate / _size, 0, 1) * (Nodes - 1);
        var node = Math.Min((int)place, Nodes - 2);
        var share = place - node;
        // Without a kink at the nodes.
        return (node, share * share * (3 - 2 * share));
    }

    private static Point Between(Point a, Point b, double share) => a + share * (b - a);
}
