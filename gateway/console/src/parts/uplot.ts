// A chunk of its own: fetched with the first chart.
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

export default uPlot;
