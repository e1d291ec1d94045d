/** How many rows are asked about at once at the most. */
export const mostTrends = 200;
